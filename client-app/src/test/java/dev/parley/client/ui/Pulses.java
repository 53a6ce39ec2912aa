package dev.parley.client.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.testfx.util.WaitForAsyncUtils;

/** Waits for JavaFX's pulses, which give styles and places: as long as needed, where the robot waits by the clock. */
public final class Pulses {
    private static final long PATIENCE_SECONDS = 20;

    private Pulses() {}

    /** Does this on the FX thread, and waits until one can see what came of it. */
    public static void after(Runnable task) {
        onFx(task);
        await();
    }

    /** Does this on the FX thread. What it throws is thrown here. */
    public static void onFx(Runnable task) {
        WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), task);
    }

    /** As {@link #onFx}, with what comes of it. */
    public static <T> T fromFx(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), task);
    }

    /** Until the scene has been styled and laid out after what was done before. Not on the FX thread. */
    public static void await() {
        // The first may have begun before.
        CountDownLatch pulses = new CountDownLatch(2);
        Platform.runLater(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulses.countDown();
                if (pulses.getCount() == 0) {
                    stop();
                }
            }
        }.start());
        try {
            if (!pulses.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("JavaFX gives no pulse.");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
