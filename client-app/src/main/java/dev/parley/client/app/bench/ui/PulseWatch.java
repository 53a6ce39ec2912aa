package dev.parley.client.app.bench.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;

/**
 * Looks at every pulse: how long after the one before it came, and how long a click on a button takes to be seen. A click counts from the
 * press of the mouse until the pulse after the one that drew the button pressed, when its picture is on the screen. FX thread.
 */
final class PulseWatch extends AnimationTimer {
    private static final long CLICK_EVERY_NS = 700_000_000;
    private static final double NS_PER_MS = 1e6;

    private final Robot robot = new Robot();
    private final List<Double> pulses = new ArrayList<>();
    private final List<Double> clicks = new ArrayList<>();
    private final Button button;
    private Click click = Click.NONE;
    private long pressedAt;
    private long nextClickAt;
    private long before;

    private enum Click {
        NONE,
        /** The mouse was pressed; the button does not know it yet. */
        PRESSED,
        /** The button knows; the pulse that draws it is to come. */
        TAKEN,
        /** That pulse has been. */
        DRAWN
    }

    PulseWatch(Button button) {
        this.button = button;
        button.armedProperty().subscribe(armed -> {
            if (armed && click == Click.PRESSED) {
                click = Click.TAKEN;
            }
        });
    }

    /** What came before was to warm up. */
    void forget() {
        pulses.clear();
        clicks.clear();
    }

    /** From one pulse to the next, ms. */
    List<Double> pulses() {
        return pulses;
    }

    /** From press to screen, ms. */
    List<Double> clicks() {
        return clicks;
    }

    @Override
    public void handle(long pulse) {
        long now = System.nanoTime();
        if (before != 0) {
            pulses.add((now - before) / NS_PER_MS);
        }
        before = now;
        watchClick(now);
    }

    private void watchClick(long now) {
        switch (click) {
            case NONE -> {
                if (now >= nextClickAt) {
                    press(now);
                }
            }
            case PRESSED -> {
                if (now - pressedAt > CLICK_EVERY_NS) {
                    release(now);
                }
            }
            case TAKEN -> click = Click.DRAWN;
            case DRAWN -> release(now);
        }
    }

    private void press(long now) {
        Bounds place = button.localToScreen(button.getLayoutBounds());
        robot.mouseMove(place.getCenterX(), place.getCenterY());
        pressedAt = now;
        click = Click.PRESSED;
        robot.mousePress(MouseButton.PRIMARY);
    }

    /** One that was never taken counts with the time that was waited for it. */
    private void release(long now) {
        clicks.add((now - pressedAt) / NS_PER_MS);
        click = Click.NONE;
        nextClickAt = now + CLICK_EVERY_NS;
        robot.mouseRelease(MouseButton.PRIMARY);
    }
}
