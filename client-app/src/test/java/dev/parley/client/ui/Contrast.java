package dev.parley.client.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.effect.ColorAdjust;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Path;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Measures WCAG 2.2 contrast on a scene as it is drawn. The scene is drawn once more without its texts and signs, so that the
 * ground under each of their pixels is known, and where a picture may lie behind them also with white and with black
 * pictures: the worst of these counts. Controls that are disabled are exempt, as WCAG says (1.4.3, 1.4.11).
 */
final class Contrast {
    /** 1.4.3 for text, and for text from 24 px, or from 18.66 px when bold. */
    static final double TEXT = 4.5;

    static final double LARGE_TEXT = 3;
    /** 1.4.11: signs, outlines of controls, focus rings. */
    static final double SIGN = 3;

    private static final double LARGE = 24;
    private static final double LARGE_BOLD = 18.66;
    /** Small round shapes that say something by their colour, and how far outside of their edge their ground is: pixels. */
    private static final Map<String, Double> DOTS = Map.of("badge-dot", 1.0, "presence-dot", -0.5);

    /** What may lie over anything for a moment. */
    private static final String NOTICE = "toast";
    /** A notice has a shadow: pixels. */
    private static final double SHADOW = 20;

    private final Scene scene;
    private final Pixels drawn;
    private final List<Mark> marks = new ArrayList<>();
    private final List<ImageView> pictures = new ArrayList<>();
    private final Set<String> problems = new LinkedHashSet<>();

    /**
     * A text or a sign.
     *
     * @param colour null when it is translucent and known from the picture only
     * @param needs the contrast it needs; 0 for what only lies over others
     */
    private record Mark(Node node, @Nullable Color colour, double needs, Bounds bounds) {
        boolean isRead() {
            return needs > 0;
        }
    }

    /** Two opaque colours side by side. */
    private record Reading(int colour, int ground) {
        double contrast() {
            return Contrast.contrast(colour, ground);
        }
    }

    /** @param drawn what the scene looks like now */
    Contrast(Scene scene, Pixels drawn) {
        this.scene = scene;
        this.drawn = drawn;
    }

    /** What is too hard to see in this part of the scene. FX thread. */
    List<String> problems(Node top) {
        collect(top, false);
        List<Pixels> grounds = grounds();
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i).isRead()) {
                check(marks.get(i), marks.subList(i + 1, marks.size()), grounds);
            }
        }
        return List.copyOf(problems);
    }

    private void collect(Node node, boolean faded) {
        if (!node.isVisible() || node.isDisabled() || node.getOpacity() == 0) {
            return;
        }
        boolean translucent = faded || node.getOpacity() < 1;
        if (node instanceof ImageView view) {
            pictures.add(view);
        } else if (node instanceof Text text && !text.getText().isBlank()) {
            add(text, translucent ? null : text.getFill(), text instanceof FontIcon ? SIGN : needs(text));
        } else if (node instanceof Shape shape && shape.getStyleClass().contains("stroke-icon")) {
            add(shape, translucent ? null : shape.getStroke(), SIGN);
        } else if (node instanceof Region) {
            node.getStyleClass().stream()
                    .map(DOTS::get)
                    .filter(Objects::nonNull)
                    .forEach(edge -> checkDot(node, edge));
        }
        if (liesOver(node)) {
            marks.add(new Mark(node, null, 0, wider(Where.inScene(node))));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, translucent));
        }
    }

    /** A notice, and the caret of a text field: what is drawn there says nothing of the text below. */
    private static boolean liesOver(Node node) {
        return node.getStyleClass().contains(NOTICE) || (node instanceof Path && isInTextInput(node));
    }

    private static boolean isInTextInput(Node node) {
        Parent parent = node.getParent();
        return parent != null && (parent instanceof TextInputControl || isInTextInput(parent));
    }

    private static Bounds wider(Bounds bounds) {
        return new BoundingBox(
                bounds.getMinX() - SHADOW,
                bounds.getMinY() - SHADOW,
                bounds.getWidth() + 2 * SHADOW,
                bounds.getHeight() + 2 * SHADOW);
    }

    private void checkDot(Node node, double edge) {
        Bounds bounds = Where.inScene(node);
        if (seen(node).getWidth() < bounds.getWidth() || seen(node).getHeight() < bounds.getHeight()) {
            return;
        }
        double radius = bounds.getWidth() / 2 + edge;
        int colour = drawn.at(centre(bounds));
        Reading weakest = Stream.of(new Point2D(-1, 0), new Point2D(1, 0), new Point2D(0, -1), new Point2D(0, 1))
                .map(to -> new Reading(colour, drawn.at(centre(bounds).add(to.multiply(radius)))))
                .min(Comparator.comparingDouble(Reading::contrast))
                .orElseThrow();
        if (weakest.contrast() < SIGN) {
            problems.add(sentence(new Mark(node, null, SIGN, bounds), weakest));
        }
    }

    private static Point2D centre(Bounds bounds) {
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    private static double needs(Text text) {
        boolean bold = text.getFont().getStyle().equals("Bold");
        return text.getFont().getSize() >= (bold ? LARGE_BOLD : LARGE) ? LARGE_TEXT : TEXT;
    }

    private void add(Node node, @Nullable Paint paint, double needs) {
        Bounds seen = seen(node);
        if (!seen.isEmpty() && !node.opacityProperty().isBound()) {
            marks.add(new Mark(node, paint instanceof Color colour ? colour : null, needs, seen));
        }
    }

    /** The part of a node that no clip of a scroll pane or of a text field hides, in the scene. */
    static Bounds seen(Node node) {
        Bounds seen = Where.inScene(node);
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getClip() != null) {
                seen = common(seen, each.localToScene(Where.inParent(each.getClip())));
            }
        }
        Scene scene = node.getScene();
        return common(seen, new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()));
    }

    private static Bounds common(Bounds a, Bounds b) {
        double x = Math.max(a.getMinX(), b.getMinX());
        double y = Math.max(a.getMinY(), b.getMinY());
        return new BoundingBox(x, y, Math.min(a.getMaxX(), b.getMaxX()) - x, Math.min(a.getMaxY(), b.getMaxY()) - y);
    }

    /** The scene without its texts and signs: as it is, and with the whitest and the blackest of pictures. */
    private List<Pixels> grounds() {
        Map<Node, Double> opacities = new HashMap<>();
        marks.stream()
                .filter(Mark::isRead)
                .forEach(mark -> opacities.put(mark.node(), mark.node().getOpacity()));
        opacities.keySet().forEach(node -> node.setOpacity(0));
        List<Pixels> grounds = new ArrayList<>(List.of(Pixels.of(scene)));
        if (!pictures.isEmpty()) {
            for (double brightness : new double[] {1, -1}) {
                pictures.forEach(view -> view.setEffect(new ColorAdjust(0, 0, brightness, 0)));
                grounds.add(Pixels.of(scene));
            }
            pictures.forEach(view -> view.setEffect(null));
        }
        opacities.forEach(Node::setOpacity);
        return grounds;
    }

    private void check(Mark mark, List<Mark> above, List<Pixels> grounds) {
        List<Pixels.Place> places = places(mark, above, grounds.getFirst());
        if (places.isEmpty()) {
            return;
        }
        Reading reading =
                mark.colour() == null ? strongest(places, grounds.getFirst()) : weakest(mark.colour(), places, grounds);
        if (reading.contrast() < mark.needs()) {
            problems.add(sentence(mark, reading));
        }
    }

    /** Where it is drawn, apart from what lies over it. */
    private List<Pixels.Place> places(Mark mark, List<Mark> above, Pixels ground) {
        List<Bounds> over = above.stream()
                .map(Mark::bounds)
                .filter(bounds -> bounds.intersects(mark.bounds()))
                .toList();
        return drawn.within(mark.bounds()).stream()
                .filter(at -> drawn.at(at) != ground.at(at))
                .filter(at -> over.stream().noneMatch(at::isIn))
                .toList();
    }

    private static Reading weakest(Color colour, List<Pixels.Place> places, List<Pixels> grounds) {
        Reading weakest = null;
        for (Pixels ground : grounds) {
            for (Pixels.Place at : places) {
                Reading reading = new Reading(over(colour, ground.at(at)), ground.at(at));
                weakest = weakest == null || reading.contrast() < weakest.contrast() ? reading : weakest;
            }
        }
        return Objects.requireNonNull(weakest);
    }

    /** Of what is translucent only the picture knows the colour: the strongest pixel has no smoothed edge in it. */
    private Reading strongest(List<Pixels.Place> places, Pixels ground) {
        return places.stream()
                .map(at -> new Reading(drawn.at(at), ground.at(at)))
                .max(Comparator.comparingDouble(Reading::contrast))
                .orElseThrow();
    }

    private static String sentence(Mark mark, Reading reading) {
        return String.format(
                Locale.ROOT,
                "hard to see: %s, %s on %s, has a contrast of %.2f and needs %.1f",
                describe(mark.node()),
                hex(reading.colour()),
                hex(reading.ground()),
                reading.contrast(),
                mark.needs());
    }

    /** A node as one finds it in the sources: its style classes from the inside out, and its text. */
    static String describe(Node node) {
        StringBuilder words = new StringBuilder();
        int levels = 0;
        for (Node each = node; each != null && levels < 4; each = each.getParent()) {
            if (!each.getStyleClass().isEmpty()) {
                words.append(levels == 0 ? "" : " in ").append('.').append(String.join(".", each.getStyleClass()));
                levels++;
            }
        }
        return node instanceof Text text && !(text instanceof FontIcon)
                ? words + " \"" + text.getText() + "\""
                : words.toString();
    }

    static String hex(int argb) {
        return String.format("#%06x", argb & 0xffffff);
    }

    private static int argb(Color colour) {
        return 0xff << 24
                | (int) Math.round(colour.getRed() * 255) << 16
                | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }

    /** A colour laid over an opaque one. */
    private static int over(Color colour, int ground) {
        double opacity = colour.getOpacity();
        int mixed = 0xff;
        int whole = argb(colour);
        for (int shift = 16; shift >= 0; shift -= 8) {
            mixed = mixed << 8
                    | (int) Math.round(opacity * (whole >> shift & 255) + (1 - opacity) * (ground >> shift & 255));
        }
        return mixed;
    }

    /** WCAG 2.2, contrast ratio of two opaque colours. */
    static double contrast(int a, int b) {
        double first = luminance(a);
        double second = luminance(b);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(int argb) {
        return 0.2126 * LINEAR[argb >> 16 & 255] + 0.7152 * LINEAR[argb >> 8 & 255] + 0.0722 * LINEAR[argb & 255];
    }

    private static final double[] LINEAR = linear();

    private static double[] linear() {
        double[] values = new double[256];
        for (int i = 0; i < values.length; i++) {
            double channel = i / 255.0;
            values[i] = channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
        }
        return values;
    }
}
