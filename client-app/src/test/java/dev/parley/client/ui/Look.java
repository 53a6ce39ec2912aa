package dev.parley.client.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/** What a critical eye finds on a screen. */
final class Look {
    /** Texts that people choose, as long as they like: these may end in an ellipsis. A notice has its tooltip in the small window. */
    private static final Set<String> MAY_BE_CUT = Set.of(
            "row-title",
            "device-name",
            "row-details",
            "pair-name",
            "tile-name-text",
            "meeting-name",
            "small-title",
            "person-name",
            "chat-sender",
            "section-title",
            "glance-notice");

    private static final double LEAST_CONTRAST = 4.5;

    private final Scene scene;
    private final int[] pixels;
    private final List<String> problems = new ArrayList<>();

    /** @param pixels what the scene looks like, ARGB, top row first */
    Look(Scene scene, int[] pixels) {
        this.scene = scene;
        this.pixels = pixels;
    }

    List<String> problems() {
        Node top = topLayer();
        visit(top);
        checkToasts(top);
        return problems;
    }

    /** Notices may lie over pictures, but over nothing one can use and no warning. */
    private void checkToasts(Node top) {
        Node toasts = scene.getRoot().lookup(".toasts");
        if (toasts == null) {
            return;
        }
        for (Node card : toasts.lookupAll(".toast")) {
            Bounds covered = card.localToScene(card.getLayoutBounds());
            for (Node control : top.lookupAll("*")) {
                boolean matters =
                        control.isFocusTraversable() || control.getStyleClass().contains("banner");
                if (matters
                        && WindowTest.isSeen(control)
                        && control.getOpacity() > 0
                        && !isInside(control, toasts)
                        && covered.intersects(control.localToScene(control.getLayoutBounds()))) {
                    problems.add("a notice lies over " + control);
                }
            }
        }
    }

    /** A dialog or a veil hides what is behind it; only the top counts. */
    private Node topLayer() {
        for (String layer : List.of(".modal-layer", ".busy-layer")) {
            Node node = scene.getRoot().lookup(layer);
            if (node != null && node.isVisible()) {
                return node;
            }
        }
        return scene.getRoot();
    }

    private void visit(Node node) {
        if (!node.isVisible() || node.getOpacity() < 1) {
            return;
        }
        if (node instanceof Labeled labeled && !labeled.getText().isEmpty()) {
            checkText(labeled);
            checkInside(labeled);
        } else if (node instanceof TextInputControl) {
            checkInside(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::visit);
        }
    }

    private void checkText(Labeled labeled) {
        Node text = labeled.lookup(".text");
        if (!(text instanceof Text drawn) || !drawn.isVisible()) {
            return;
        }
        boolean cut = !drawn.getText().equals(labeled.getText());
        if (cut && labeled.getStyleClass().stream().noneMatch(MAY_BE_CUT::contains)) {
            problems.add("cut off: \"" + labeled.getText() + "\" is drawn as \"" + drawn.getText() + "\"");
        }
        if (!isScrolledAway(labeled) && !isUnderToast(labeled) && labeled.getTextFill() instanceof Color color) {
            checkContrast(labeled.getText(), color, drawn.localToScene(drawn.getLayoutBounds()));
        }
    }

    private void checkInside(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        boolean inside = bounds.getMinX() >= -0.5 && bounds.getMaxX() <= scene.getWidth() + 0.5;
        boolean insideDown = bounds.getMinY() >= -0.5 && bounds.getMaxY() <= scene.getHeight() + 0.5;
        if (!inside || !(insideDown || isInScrollPane(node))) {
            problems.add("outside the window: " + node + " at " + bounds);
        }
    }

    private void checkContrast(String text, Color colour, Bounds bounds) {
        double contrast = contrast(colour, commonest(bounds));
        if (contrast < LEAST_CONTRAST) {
            problems.add("hard to read: \"%s\" has a contrast of %.2f".formatted(text, contrast));
        }
    }

    /** The ground is what most pixels around a text have. */
    private Color commonest(Bounds bounds) {
        Map<Integer, Integer> counts = new HashMap<>();
        int left = (int) Math.max(0, bounds.getMinX());
        int top = (int) Math.max(0, bounds.getMinY());
        int right = (int) Math.min(scene.getWidth(), bounds.getMaxX());
        int bottom = (int) Math.min(scene.getHeight(), bounds.getMaxY());
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                counts.merge(pixels[y * (int) scene.getWidth() + x], 1, Integer::sum);
            }
        }
        int argb = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }

    private static boolean isInScrollPane(Node node) {
        return scrollPaneOf(node) != null;
    }

    private static boolean isScrolledAway(Node node) {
        ScrollPane pane = scrollPaneOf(node);
        return pane != null
                && !pane.localToScene(pane.getLayoutBounds()).contains(node.localToScene(node.getLayoutBounds()));
    }

    /** Notices may lie over pictures for a while. */
    private boolean isUnderToast(Node node) {
        Node toasts = scene.getRoot().lookup(".toasts");
        return toasts != null
                && scrollPaneOf(node) == null
                && !isInside(node, toasts)
                && toasts.localToScene(toasts.getLayoutBounds()).intersects(node.localToScene(node.getLayoutBounds()));
    }

    private static boolean isInside(Node node, Node outer) {
        return node.equals(outer) || (node.getParent() != null && isInside(node.getParent(), outer));
    }

    private static ScrollPane scrollPaneOf(Node node) {
        Parent parent = node.getParent();
        while (parent != null && !(parent instanceof ScrollPane)) {
            parent = parent.getParent();
        }
        return (ScrollPane) parent;
    }

    /** WCAG 2.2, contrast ratio. */
    static double contrast(Color a, Color b) {
        double first = luminance(a);
        double second = luminance(b);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
