package dev.parley.client.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.util.Subscription;

/** The one animation timer that everything drawn from outside the store hangs on: video, levels. FX thread only. */
public final class FrameClock implements AutoCloseable {
    private final List<LongConsumer> listeners = new ArrayList<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            tick(now);
        }
    };

    /** Calls the listener before each frame with a monotonic time in nanoseconds. The timer rests while nobody listens. */
    public Subscription listen(LongConsumer listener) {
        listeners.add(listener);
        timer.start();
        return () -> remove(listener);
    }

    private void remove(LongConsumer listener) {
        listeners.remove(listener);
        if (listeners.isEmpty()) {
            timer.stop();
        }
    }

    // By index: an iterator would be garbage at every frame, and a listener may leave while it is called.
    private void tick(long now) {
        for (int i = listeners.size() - 1; i >= 0; i--) {
            if (i < listeners.size()) {
                listeners.get(i).accept(now);
            }
        }
    }

    @Override
    public void close() {
        listeners.clear();
        timer.stop();
    }
}
