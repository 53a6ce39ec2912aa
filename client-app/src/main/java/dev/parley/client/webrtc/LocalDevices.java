package dev.parley.client.webrtc;

import dev.parley.client.core.DeviceState;
import dev.parley.client.core.LinkCommand;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.media.Tone;
import dev.parley.client.port.LocalMedia;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The own camera and microphone, and the engine they need. Owner thread. */
final class LocalDevices {
    private static final Logger LOG = LoggerFactory.getLogger(LocalDevices.class);
    private static final long CAMERA_STOP_MS = 3_000;
    private static final DeviceState OFF = new DeviceState(false, "", "");

    private final MediaSettings settings;
    private final CameraFeed feed;
    private final OwnerThread owner;
    private final LocalMedia.Listener listener;
    private final InstantSource clock;
    private final CameraSwitch capture;
    private @Nullable Engine engine;
    private @Nullable String problem;
    private @Nullable LoopbackStun loopback;
    private @Nullable WarmUp warmUp;
    private boolean cameraOn = true;
    private boolean microphoneOn = true;
    private DeviceState microphone = DeviceState.UNKNOWN;
    private DeviceState camera = DeviceState.UNKNOWN;

    LocalDevices(
            MediaSettings settings,
            CameraFeed feed,
            OwnerThread owner,
            LocalMedia.Listener listener,
            InstantSource clock) {
        this.settings = settings;
        this.feed = feed;
        this.owner = owner;
        this.listener = listener;
        this.clock = clock;
        this.capture = new CameraSwitch(owner::post, this::cameraChanged);
    }

    /** Starts everything and reports the devices when it is warm. */
    void prepare() {
        Optional<Engine> started = engine();
        if (started.isEmpty()) {
            report();
        } else if (warmUp == null) {
            startCamera();
            warmUp(started.get());
        }
    }

    /** Failing costs only time: the first connection then loads what it needs itself. */
    private void warmUp(Engine started) {
        try {
            warmUp = new WarmUp(started, owner, route(new LinkCommand.Open(List.of(), false, true)), this::report);
        } catch (RuntimeException | Error e) {
            LOG.warn("The media engine could not be warmed up.", e);
            report();
        }
    }

    /** The engine, started by the first call; empty when the library does not work: see {@link #problem}. */
    Optional<Engine> engine() {
        if (engine == null && problem == null) {
            start();
        }
        return Optional.ofNullable(engine);
    }

    /** The way for a connection: what the core says, unless this computer has no network. */
    Route route(LinkCommand.Open open) {
        if (open.relayOnly() || !LoopbackStun.isNeeded()) {
            return Route.of(open);
        }
        try {
            loopback = loopback == null ? LoopbackStun.start() : loopback;
            return Route.of(open).overLoopback(loopback.url());
        } catch (IOException e) {
            LOG.warn("There is no network, and no loopback instead: {}", e.toString());
            return Route.of(open);
        }
    }

    /** Why there is no engine: a sentence for the person. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private void start() {
        Optional<String> missing = NativeLibrary.problem();
        if (missing.isPresent()) {
            fail(missing.get());
            return;
        }
        Sound sound = settings.microphone() == MediaSettings.Microphone.DEVICE ? Sound.probe() : Sound.NONE;
        try {
            engine = new Engine(sound.usable(), kind(sound));
            engine.microphone().setOn(microphoneOn);
            microphone = state(sound);
        } catch (RuntimeException | Error e) {
            LOG.error("The media engine could not be started.", e);
            fail("Audio and video could not be started (" + e.getMessage() + "). Restart Parley.");
        }
    }

    private void fail(String sentence) {
        problem = sentence;
        microphone = new DeviceState(false, "", sentence);
        camera = new DeviceState(false, "", sentence);
    }

    private Microphone.Kind kind(Sound sound) {
        return switch (settings.microphone()) {
            case TONE -> new Microphone.Kind.Generated(Tone.of(settings.name()));
            case SILENCE -> new Microphone.Kind.Generated(Tone.silence());
            case DEVICE -> sound.microphone().isEmpty() ? new Microphone.Kind.None() : new Microphone.Kind.Device();
            case OFF -> new Microphone.Kind.None();
        };
    }

    private DeviceState state(Sound sound) {
        return switch (settings.microphone()) {
            case TONE -> new DeviceState(true, "Test tone", "");
            case SILENCE -> new DeviceState(true, "Test silence", "");
            case DEVICE -> new DeviceState(!sound.microphone().isEmpty(), sound.microphone(), sound.problem());
            case OFF -> OFF;
        };
    }

    void setMicrophone(boolean on) {
        microphoneOn = on;
        if (engine != null) {
            engine.microphone().setOn(on);
        }
    }

    void setCamera(boolean on) {
        cameraOn = on;
        if (on && engine != null) {
            startCamera();
        } else {
            stopCamera();
        }
    }

    private void startCamera() {
        if (!cameraOn || capture.isOn() || settings.camera() == MediaSettings.Camera.OFF) {
            camera = settings.camera() == MediaSettings.Camera.OFF ? OFF : camera;
            return;
        }
        feed.open();
        if (settings.camera() == MediaSettings.Camera.PATTERN) {
            camera = new DeviceState(true, "Test pattern", "");
            capture.on(report -> new PatternCapture(settings, feed, clock));
        } else {
            capture.on(report -> new DeviceCapture(settings, feed, report));
        }
    }

    private void cameraChanged(DeviceState state) {
        camera = state;
        report();
    }

    /** Before the connections close: ends what feeds them. */
    void stop() {
        OwnerThread.guarded(this::stopCamera);
        if (warmUp != null) {
            OwnerThread.guarded(warmUp::stop);
        }
    }

    /** Ends the capture; no picture is shown or sent afterwards. */
    private void stopCamera() {
        feed.blank();
        capture.off();
    }

    private void report() {
        listener.onDevices(microphone, camera);
    }

    void tick() {
        if (engine != null) {
            engine.microphone().tick();
        }
        if (warmUp != null) {
            warmUp.tick();
        }
    }

    /** How loud the own microphone is if that is known without measuring: it is generated or muted. */
    OptionalDouble knownLevel() {
        if (!microphoneOn || settings.microphone() == MediaSettings.Microphone.OFF || engine == null) {
            return OptionalDouble.of(0);
        }
        return engine.microphone().knownLevel();
    }

    /** The last step of closing. */
    void dispose() {
        DeviceCapture.awaitStopped(CAMERA_STOP_MS);
        if (engine != null) {
            OwnerThread.guarded(engine::dispose);
        }
        engine = null;
        if (loopback != null) {
            OwnerThread.guarded(loopback::close);
        }
        problem = "Audio and video were closed.";
    }
}
