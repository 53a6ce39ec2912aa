package dev.parley.client.webrtc;

import dev.parley.client.core.DeviceState;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The running camera. What a camera reports after it was switched off is not heard: it would be a fault of one that nobody
 * wants any more. Owner thread.
 */
final class CameraSwitch {
    private final Executor owner;
    private final Consumer<DeviceState> listener;
    private @Nullable Capture running;
    private int switchings;

    /**
     * Nothing runs yet.
     *
     * @param owner runs a task on the owner thread
     * @param listener hears of the running camera, on the owner thread
     */
    CameraSwitch(Executor owner, Consumer<DeviceState> listener) {
        this.owner = owner;
        this.listener = listener;
    }

    boolean isOn() {
        return running != null;
    }

    /** Starts a camera, which is given what to report to, on any thread. Only while none runs. */
    void on(Function<Consumer<DeviceState>, Capture> camera) {
        int mine = ++switchings;
        running = camera.apply(state -> owner.execute(() -> {
            if (mine == switchings) {
                listener.accept(state);
            }
        }));
    }

    /** Stops the camera, if one runs. */
    void off() {
        switchings++;
        Capture ended = running;
        running = null;
        if (ended != null) {
            ended.close();
        }
    }
}
