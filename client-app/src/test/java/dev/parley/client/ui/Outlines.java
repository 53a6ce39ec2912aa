package dev.parley.client.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/**
 * Whether one sees where a control is (WCAG 2.2, 1.4.11): its outline, or all of it, stands out from what lies around it.
 * Looked at are controls that have an outline. A button that is an icon or coloured words is known by these, which
 * {@link Contrast} measures; disabled controls are exempt.
 */
final class Outlines {
    /** The style class of a control, and of its part that is outlined; empty for itself. */
    private static final Map<String, String> OUTLINED = Map.of(
            "text-input", "",
            "combo-box-base", "",
            "secondary", "",
            "primary", "",
            "toggle-switch", "thumb-area",
            "radio-button", "radio",
            "check-box", "box");

    /** Beyond the focus ring. */
    private static final int OUTSIDE = 5;

    private static final int INSIDE = 4;

    private final Pixels drawn;
    private final List<String> problems = new ArrayList<>();

    Outlines(Pixels drawn) {
        this.drawn = drawn;
    }

    /** What does not stand out in this part of the scene. FX thread. */
    List<String> problems(Node top) {
        visit(top);
        return problems;
    }

    private void visit(Node node) {
        if (!node.isVisible() || node.isDisabled() || node.getOpacity() == 0) {
            return;
        }
        Node outlined = outlined(node);
        if (outlined != null) {
            check(outlined);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::visit);
        }
    }

    private static @Nullable Node outlined(Node node) {
        return node.getStyleClass().stream()
                .filter(OUTLINED::containsKey)
                .map(OUTLINED::get)
                .map(part -> part.isEmpty() ? node : node.lookup("." + part))
                .findFirst()
                .orElse(null);
    }

    private void check(Node node) {
        Bounds whole = Where.inScene(node);
        boolean wholly = Contrast.seen(node)
                .contains(
                        whole.getCenterX() - whole.getWidth() / 2 + 1, whole.getCenterY() - whole.getHeight() / 2 + 1);
        if (!wholly || Contrast.seen(node).getHeight() < whole.getHeight() - 1) {
            return;
        }
        int x = (int) Math.round(whole.getMinX());
        int y = (int) Math.round(whole.getMinY());
        int middleX = (int) whole.getCenterX();
        int middleY = (int) whole.getCenterY();
        double left = standsOut(from -> drawn.at(x + from, middleY));
        double upper = standsOut(from -> drawn.at(middleX, y + from));
        double least = Math.min(left, upper);
        if (least < Contrast.SIGN) {
            problems.add(String.format(
                    Locale.ROOT,
                    "hard to see: the outline of %s stands out by %.2f and needs %.1f (%s on %s)",
                    Contrast.describe(node),
                    least,
                    Contrast.SIGN,
                    Contrast.hex(drawn.at(x, middleY)),
                    Contrast.hex(drawn.at(x - OUTSIDE, middleY))));
        }
    }

    /** By how much an edge stands out from what is outside of it; the edge is at 0. */
    private static double standsOut(IntUnaryOperator across) {
        int around = across.applyAsInt(-OUTSIDE);
        double most = 0;
        for (int at = -OUTSIDE + 1; at <= INSIDE; at++) {
            most = Math.max(most, Contrast.contrast(across.applyAsInt(at), around));
        }
        return most;
    }
}
