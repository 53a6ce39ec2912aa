package dev.parley.client.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
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
            "glance-notice",
            "tile-link-text");

    /** Dialogs, cards, panels, notices and pictures. */
    private static final Set<String> FRAMES = Set.of("dialog", "card", "side", "toast", "tile");

    private static final int TOOLTIP_LEVELS = 2;

    private final Scene scene;
    private final List<String> problems = new ArrayList<>();

    Look(Scene scene) {
        this.scene = scene;
    }

    /**
     * What does not fit, and what is hard to see. FX thread.
     *
     * @param drawn what the scene looks like now
     */
    List<String> problems(Pixels drawn) {
        Node top = topLayer(scene);
        fit();
        problems.addAll(new Contrast(scene, drawn).problems(top));
        problems.addAll(new Outlines(drawn).problems(top));
        return problems;
    }

    /** What does not fit. FX thread. */
    List<String> fit() {
        Node top = topLayer(scene);
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
            Bounds covered = Where.inScene(card);
            for (Node control : top.lookupAll("*")) {
                boolean row = control.getStyleClass().contains("room-row"); // its button does the same
                boolean matters = (control.isFocusTraversable() && !row)
                        || control.getStyleClass().contains("banner");
                if (matters
                        && WindowTest.isSeen(control)
                        && control.getOpacity() > 0
                        && !isInside(control, toasts)
                        && covered.intersects(Where.inScene(control))) {
                    problems.add("a notice lies over " + control);
                }
            }
        }
    }

    /** A dialog or a veil hides what is behind it; only the top counts. */
    static Node topLayer(Scene scene) {
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
        if (drawn.getText().equals(labeled.getText())) {
            return;
        }
        if (labeled.getStyleClass().stream().noneMatch(MAY_BE_CUT::contains)) {
            problems.add("cut off: \"" + labeled.getText() + "\" is drawn as \"" + drawn.getText() + "\"");
        } else if (!hasTooltip(labeled, TOOLTIP_LEVELS)) {
            problems.add("cut off, and nothing shows the whole: " + Contrast.describe(drawn));
        }
    }

    /** Its own, or that of the control it is a part of. */
    private static boolean hasTooltip(Node node, int levels) {
        boolean own = node instanceof Control control
                && control.getTooltip() != null
                && !control.getTooltip().getText().isBlank();
        return own || (levels > 0 && node.getParent() != null && hasTooltip(node.getParent(), levels - 1));
    }

    private void checkInside(Node node) {
        Bounds bounds = Where.inScene(node);
        boolean inside = bounds.getMinX() >= -0.5 && bounds.getMaxX() <= scene.getWidth() + 0.5;
        boolean insideDown = bounds.getMinY() >= -0.5 && bounds.getMaxY() <= scene.getHeight() + 0.5;
        Parent frame = frameOf(node);
        if (frame != null && bounds.getWidth() > 0) {
            Bounds outer = Where.inScene(frame);
            if (bounds.getMinX() < outer.getMinX() - 0.5 || bounds.getMaxX() > outer.getMaxX() + 0.5) {
                problems.add("sticks out of what it lies on: " + node);
            }
        }
        if (!inside || !(insideDown || isInScrollPane(node))) {
            problems.add("outside the window: " + node + " at " + bounds);
        }
    }

    /** What has an edge that one sees, around this. */
    private static Parent frameOf(Node node) {
        Parent parent = node.getParent();
        while (parent != null && parent.getStyleClass().stream().noneMatch(FRAMES::contains)) {
            parent = parent.getParent();
        }
        return parent;
    }

    private static boolean isInScrollPane(Node node) {
        return scrollPaneOf(node) != null;
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
}
