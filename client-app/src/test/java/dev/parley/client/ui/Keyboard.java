package dev.parley.client.ui;

import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;

/**
 * Walks a screen as somebody without a mouse does. The tabulator key reaches all that can be clicked and nothing behind a
 * dialog, comes round to where it began, and what it reaches has a name and a ring one can see (WCAG 2.2, 2.1.1, 2.1.2,
 * 2.4.7, 2.4.11, 4.1.2). Escape closes a dialog.
 */
final class Keyboard {
    private static final List<PseudoClass> FOCUS =
            List.of(PseudoClass.getPseudoClass("focused"), PseudoClass.getPseudoClass("focus-visible"));

    /** How far outside of a control its ring may lie: pixels. */
    private static final int RING = 4;
    /** More than any screen has. */
    private static final int MOST_STOPS = 120;

    private static final int DEEPEST_DIALOG = 3;
    private static final int MOST_PULSES = 30;

    /** Which controls the screens had that were walked: others that have the same, in the same places, need not be, which takes long. */
    private static final Set<List<String>> WALKED = ConcurrentHashMap.newKeySet();

    private final FxRobot robot;
    private final Scene scene;
    private final Set<String> problems = new LinkedHashSet<>();
    private final Set<Node> reached = new LinkedHashSet<>();

    Keyboard(FxRobot robot, Scene scene) {
        this.robot = robot;
        this.scene = scene;
    }

    /** What is out of reach, or not seen there. Not on the FX thread; the screen is not as before. */
    List<String> problems() {
        closeList();
        Node top = Look.topLayer(scene);
        List<String> controls = controls(top);
        if (WALKED.contains(controls)) {
            return List.of();
        }
        walk();
        robot.interact(() -> {
            reached.stream()
                    .filter(node -> !isInside(node, top))
                    .forEach(node -> say("behind what lies over it", node));
            clickable(top).stream().filter(node -> !isReached(node)).forEach(node -> say("out of reach", node));
        });
        if (!top.equals(scene.getRoot()) && top.getStyleClass().contains("modal-layer")) {
            escape(top);
        }
        if (problems.isEmpty()) {
            WALKED.add(controls);
        }
        return List.copyOf(problems);
    }

    private List<String> controls(Node top) {
        return Pulses.fromFx(
                () -> clickable(top).stream().map(Contrast::describe).toList());
    }

    /** Of a group of which one is chosen, the arrow keys reach the others. */
    private boolean isReached(Node node) {
        ToggleGroup group = node instanceof Toggle toggle ? toggle.getToggleGroup() : null;
        return reached.contains(node)
                || (group != null && group.getToggles().stream().anyMatch(reached::contains));
    }

    /** An open list has the keyboard for itself, until Escape. */
    private void closeList() {
        boolean open = robot.lookup(node -> node instanceof ComboBoxBase<?> box && box.isShowing())
                .tryQuery()
                .isPresent();
        if (open) {
            press(KeyCode.ESCAPE, false);
        }
    }

    private void walk() {
        Node before = owner();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            press(KeyCode.TAB, false);
            Node now = owner();
            if (now != null && now.equals(before) && List.of(now).equals(clickable(Look.topLayer(scene)))) {
                reached.add(now);
                robot.interact(() -> check(now));
                checkRing(now);
                return;
            }
            if (now == null || now.equals(before)) {
                problems.add("the keyboard stays on " + (now == null ? "nothing" : Contrast.describe(now)));
                return;
            }
            if (!reached.add(now)) {
                back(now, before);
                return;
            }
            robot.interact(() -> check(now));
            checkRing(now);
            before = now;
        }
        problems.add("the keyboard does not come round");
    }

    /** The other way leads to where one came from. */
    private void back(Node from, @Nullable Node to) {
        press(KeyCode.TAB, true);
        Node now = owner();
        if (to != null && !to.equals(now)) {
            problems.add("back from " + Contrast.describe(from) + " does not lead to " + Contrast.describe(to));
        }
    }

    private void press(KeyCode code, boolean shift) {
        if (shift) {
            robot.push(KeyCode.SHIFT, code);
        } else {
            robot.type(code);
        }
    }

    private @Nullable Node owner() {
        return scene.getFocusOwner();
    }

    private void check(Node node) {
        Bounds bounds = Where.inScene(node);
        Bounds seen = Contrast.seen(node);
        if (seen.isEmpty() || seen.getWidth() * seen.getHeight() < bounds.getWidth() * bounds.getHeight() / 2) {
            say("has the keyboard, but is not to be seen:", node);
        }
        if (!isNamed(node)) {
            say("without a name:", node);
        }
    }

    /** As many pixels as a line around the control has must change by what a sign needs; it may come a few pulses later. */
    private void checkRing(Node node) {
        Ring ring = ringOf(node);
        for (int more = 0; more < MOST_PULSES && !ring.isSeen(); more++) {
            Pulses.await();
            ring = ringOf(node);
        }
        if (!ring.isSeen()) {
            problems.add(String.format(
                    Locale.ROOT,
                    "no focus ring to see: %s changes %d pixels where a line around it has %.0f",
                    Contrast.describe(node),
                    ring.changed(),
                    ring.line()));
        }
    }

    /**
     * What of a ring is to be seen.
     *
     * @param changed pixels that are otherwise without it
     * @param line pixels of a line around the control
     */
    private record Ring(long changed, double line) {
        boolean isSeen() {
            return changed >= line * ROUND;
        }
    }

    private Ring ringOf(Node node) {
        return Pulses.fromFx(() -> {
            Bounds seen = Contrast.seen(node);
            Bounds around = new BoundingBox(
                    seen.getMinX() - RING,
                    seen.getMinY() - RING,
                    seen.getWidth() + 2 * RING,
                    seen.getHeight() + 2 * RING);
            int[] with = Pixels.of(scene, around).argb();
            FOCUS.forEach(state -> node.pseudoClassStateChanged(state, false));
            int[] without = Pixels.of(scene, around).argb();
            FOCUS.forEach(state -> node.pseudoClassStateChanged(state, true));
            long changed = IntStream.range(0, with.length)
                    .filter(at -> Contrast.contrast(with[at], without[at]) >= Contrast.SIGN)
                    .count();
            return new Ring(changed, 2 * (seen.getWidth() + seen.getHeight()));
        });
    }

    /** A line around a circle is shorter than one around its square. */
    private static final double ROUND = Math.PI / 4;

    private boolean isNamed(Node node) {
        String name = node.getAccessibleText();
        boolean words = node instanceof Labeled labeled && !labeled.getText().isBlank();
        return (name != null && !name.isBlank())
                || words
                || scene.getRoot().lookupAll(".label").stream()
                        .anyMatch(label -> label instanceof Label named && node.equals(named.getLabelFor()));
    }

    private static List<Node> clickable(Node node) {
        List<Node> found = new ArrayList<>();
        collect(node, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase
                || node instanceof ToggleSwitch) {
            found.add(node);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static boolean isInside(Node node, Node outer) {
        return node.equals(outer) || (node.getParent() != null && isInside(node.getParent(), outer));
    }

    /** From one dialog one may come back to the dialog that led to it. */
    private void escape(Node layer) {
        for (int dialog = 0; dialog < DEEPEST_DIALOG && layer.isVisible(); dialog++) {
            press(KeyCode.ESCAPE, false);
        }
        if (layer.isVisible()) {
            problems.add("Escape does not close the dialog");
        }
    }

    private void say(String what, Node node) {
        String text = node instanceof Labeled labeled ? labeled.getText() : "";
        problems.add(what + " " + Contrast.describe(node) + " \"" + text + "\" " + node.getAccessibleText());
    }
}
