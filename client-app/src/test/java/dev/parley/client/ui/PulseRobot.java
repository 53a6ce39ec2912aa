package dev.parley.client.ui;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.matcher.base.NodeMatchers;
import org.testfx.robot.Motion;
import org.testfx.service.query.NodeQuery;
import org.testfx.service.query.PointQuery;

/**
 * TestFX's robot with the patience of {@link Pulses}: it goes on when one can see what came of what it did. TestFX waits by the
 * clock, at least 50 ms for everything and a quarter of a second for a click, which was a third of the time that the tests of
 * the window took. Where what it does leads through another thread (the core, a server), a test waits for what then is to be seen.
 */
public final class PulseRobot extends FxRobot {
    private @Nullable Robot hands;

    @Override
    public FxRobot interact(Runnable task) {
        Pulses.after(task);
        return this;
    }

    @Override
    public <T> FxRobot interact(Callable<T> task) {
        var _ = Pulses.fromFx(task);
        Pulses.await();
        return this;
    }

    @Override
    public FxRobot type(KeyCode... keys) {
        for (KeyCode key : keys) {
            push(key);
        }
        return this;
    }

    @Override
    public FxRobot type(KeyCode key, int times) {
        return type(Collections.nCopies(times, key).toArray(KeyCode[]::new));
    }

    @Override
    public FxRobot push(KeyCode... combination) {
        List<KeyCode> keys = Arrays.asList(combination);
        Pulses.after(() -> {
            keys.forEach(hands()::keyPress);
            keys.reversed().forEach(hands()::keyRelease);
        });
        return this;
    }

    @Override
    public FxRobot write(String text) {
        Scene scene = Pulses.fromFx(PulseRobot::focused);
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            robotContext().getBaseRobot().typeKeyboard(scene, keyOf(letter), Character.toString(letter));
        }
        Pulses.await();
        return this;
    }

    private static Scene focused() {
        return Window.getWindows().stream()
                .filter(Window::isFocused)
                .findFirst()
                .orElseThrow()
                .getScene();
    }

    private static KeyCode keyOf(char letter) {
        return switch (letter) {
            case '\n' -> KeyCode.ENTER;
            case '\t' -> KeyCode.TAB;
            default -> KeyCode.UNDEFINED;
        };
    }

    @Override
    public FxRobot clickOn(PointQuery where, Motion motion, MouseButton... buttons) {
        Pulses.after(() -> {
            Point2D at = where.query();
            hands().mouseMove(at.getX(), at.getY());
        });
        MouseButton[] used = buttons.length == 0 ? new MouseButton[] {MouseButton.PRIMARY} : buttons;
        Pulses.after(() -> {
            hands().mousePress(used);
            hands().mouseRelease(used);
        });
        return this;
    }

    @Override
    public FxRobot clickOn(String query, Motion motion, MouseButton... buttons) {
        return clickOn(point(seen(query)), motion, buttons);
    }

    @Override
    public FxRobot moveTo(String query, Motion motion) {
        return moveTo(point(seen(query)), motion);
    }

    @Override
    public FxRobot moveTo(PointQuery where, Motion motion) {
        super.moveTo(point(Pulses.fromFx(where::query)), motion);
        return this;
    }

    @Override
    public FxRobot doubleClickOn(PointQuery where, Motion motion, MouseButton... buttons) {
        super.doubleClickOn(point(Pulses.fromFx(where::query)), motion, buttons);
        return this;
    }

    /**
     * TestFX asks on the test's thread whether a node is to be seen, and a text that has changed is laid out by whoever asks for
     * its size. Two threads in one layout break JavaFX's layouts for the rest of the process.
     */
    private Node seen(String query) {
        return Pulses.fromFx(() -> {
            NodeQuery found = lookup(query);
            return from(found.queryAll())
                    .match(NodeMatchers.isVisible())
                    .tryQuery()
                    .orElseThrow(() -> new AssertionError("Nothing to be seen is called " + query));
        });
    }

    private Robot hands() {
        if (hands == null) {
            hands = new Robot();
        }
        return hands;
    }
}
