package dev.parley.client.webrtc;

import dev.parley.client.core.DeviceState;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.text.Sentence;
import dev.parley.client.text.Texts;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The own camera: on or off, which one, and what to do when it is pulled out. It is then off until it is back, because another
 * camera may show what nobody wanted to show. Owner thread.
 */
final class OwnCamera {
    private static final DeviceState OFF = new DeviceState(false, "", "");

    private final MediaSettings.Camera kind;
    private final CameraFeed feed;
    private final Opener opener;
    private final Runnable changed;
    private final CameraSwitch capture;
    private DeviceState state = DeviceState.UNKNOWN;
    private boolean wanted = true;
    private String chosen = "";

    /** The one that gives pictures; empty for none. */
    private String running = "";

    /** The one that was pulled out while it was on; empty for none. */
    private String missing = "";

    /** The one that is being opened because it is back; empty for none. */
    private String returning = "";

    /** Opens a camera. */
    interface Opener {
        /**
         * Starts opening it.
         *
         * @param name the one to open, if it is there
         * @param only whether no other may be opened in its place; otherwise the first is
         * @param report told on any thread whether it works, again whenever that changes
         */
        Capture open(String name, boolean only, Consumer<DeviceState> report);
    }

    /** @param changed runs when {@link #state} is another one */
    OwnCamera(MediaSettings.Camera kind, CameraFeed feed, Opener opener, Executor owner, Runnable changed) {
        this.kind = kind;
        this.feed = feed;
        this.opener = opener;
        this.changed = changed;
        this.capture = new CameraSwitch(owner, this::reported);
    }

    DeviceState state() {
        return state;
    }

    /** Nothing of a camera works on this computer, for this reason. */
    void fail(Sentence reason) {
        state = new DeviceState(false, "", reason);
    }

    /** Off stops it at once; on waits for {@link #start}. */
    void want(boolean on) {
        wanted = on;
        if (!on) {
            stop();
        }
    }

    /** Starts the camera if it is wanted and does not run. */
    void start() {
        if (kind == MediaSettings.Camera.OFF) {
            state = OFF;
        } else if (wanted && !capture.isOn()) {
            boolean returns = !missing.isEmpty();
            String name = returns ? missing : chosen;
            returning = missing;
            missing = "";
            feed.open();
            capture.on(report -> opener.open(name, returns, report));
            if (kind == MediaSettings.Camera.PATTERN) {
                state = new DeviceState(true, Texts.of("devices.test.pattern"), "");
            }
        }
    }

    /** Ends the capture; no picture is shown or sent afterwards. */
    void stop() {
        missing = "";
        end();
    }

    private void end() {
        running = "";
        returning = "";
        feed.blank();
        capture.off();
    }

    /** Another camera from now on. */
    void choose(String name) {
        if (!name.equals(chosen)) {
            chosen = name;
            boolean runs = capture.isOn() || !missing.isEmpty();
            if (runs && kind == MediaSettings.Camera.DEVICE && !name.equals(running)) {
                stop();
                start();
            }
        }
    }

    /** Those cameras are connected now. */
    void connected(List<String> names) {
        if (kind != MediaSettings.Camera.DEVICE) {
            return;
        }
        if (!running.isEmpty() && !names.contains(running)) {
            lose(running);
        } else if (!missing.isEmpty() && names.contains(missing)) {
            start();
        }
    }

    private void lose(String name) {
        end();
        missing = name;
        state = new DeviceState(false, "", Sentence.of("devices.camera.gone", name));
        changed.run();
    }

    private void reported(DeviceState now) {
        boolean goneAgain = !now.available() && now.name().isEmpty() && !returning.isEmpty();
        if (goneAgain) {
            lose(returning);
            return;
        }
        returning = "";
        state = now;
        running = now.available() ? now.name() : "";
        changed.run();
    }
}
