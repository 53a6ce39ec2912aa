package dev.parley.client.webrtc;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.parley.client.core.DeviceChoice;
import dev.parley.client.core.DeviceList;
import dev.parley.client.core.LinkCommand;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.port.LocalMedia;
import dev.parley.client.text.Sentence;
import dev.parley.client.webrtc.pulse.PulseSound;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The own camera, microphone and speaker, and the engine they need. Owner thread. */
final class LocalDevices implements DeviceWatch.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(LocalDevices.class);
    private static final long CAMERA_STOP_MS = 3_000;

    private final OwnerThread owner;
    private final LocalMedia.Listener listener;
    private final Connections connections;
    private final OwnCamera camera;
    private final OwnMicrophone microphone;
    private final DeviceWatch watch;
    private final SoundCheck check = new SoundCheck();
    private @Nullable Engine engine;
    private @Nullable Sentence trouble;
    private @Nullable LoopbackStun loopback;
    private @Nullable WarmUp warmUp;
    private DeviceChoice choice = DeviceChoice.DEFAULT;
    private Optional<AudioDevice> chosenMicrophone = Optional.empty();
    private Optional<AudioDevice> chosenSpeaker = Optional.empty();
    private boolean checking;

    /** What uses the engine. */
    interface Connections {
        boolean isAny();

        /** All of them are to send the sound of this one from now on. */
        void use(Microphone microphone);

        /** Another engine takes the place of theirs: closes them, and has them built anew. */
        void end();
    }

    /** Nothing is opened yet. */
    LocalDevices(
            MediaSettings settings,
            CameraFeed feed,
            OwnerThread owner,
            LocalMedia.Listener listener,
            InstantSource clock,
            Connections connections) {
        this.owner = owner;
        this.listener = listener;
        this.connections = connections;
        this.camera = new OwnCamera(settings.camera(), feed, opener(settings, feed, clock), owner::post, this::report);
        this.microphone = new OwnMicrophone(settings, connections::use);
        this.watch = new DeviceWatch(settings, owner::post, this);
    }

    private static OwnCamera.Opener opener(MediaSettings settings, CameraFeed feed, InstantSource clock) {
        return settings.camera() == MediaSettings.Camera.PATTERN
                ? (name, only, report) -> new PatternCapture(settings, feed, clock)
                : (name, only, report) -> new DeviceCapture(settings, name, only, feed, report);
    }

    /** Starts everything and reports the devices when it is warm. */
    void prepare() {
        Optional<Engine> started = engine();
        if (started.isEmpty()) {
            report();
        } else if (warmUp == null) {
            camera.start();
            warmUp(started.get());
        }
        list();
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
        if (engine == null && trouble == null) {
            start();
        } else if (engine != null && !engine.isUsable()) {
            renew(engine, Sound.noSystem());
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
        return Optional.ofNullable(trouble).map(Sentence::text);
    }

    private void start() {
        Optional<Sentence> missing = NativeLibrary.trouble();
        if (missing.isPresent()) {
            fail(missing.get());
            return;
        }
        begin(microphone.isDevice() ? Sound.probe() : Sound.NONE);
    }

    private void begin(Sound sound) {
        try {
            Engine started = new Engine(sound.usable(), microphone.kind(sound));
            engine = started;
            microphone.started(started, sound);
            chooseInEngine();
            followMicrophones();
        } catch (RuntimeException | Error e) {
            LOG.error("The media engine could not be started.", e);
            fail(Sentence.of("devices.engine.failed", String.valueOf(e.getMessage())));
        }
    }

    /**
     * The audio module belongs to the sound system that there was when it was made, and a factory keeps its module. So when another
     * one has come, there is another engine.
     */
    private void follow(PulseSound.Seen now) {
        Engine running = engine;
        if (running == null || !microphone.isDevice()) {
            return;
        }
        Sound sound = Sound.of(now);
        if (!now.answers()) {
            running.loseSound();
            check.forget();
        } else if (!running.hasRealSound() && sound.usable()) {
            renew(running, sound);
        }
    }

    private void renew(Engine before, Sound sound) {
        LOG.info("The media engine is started anew: the sound system is another one.");
        if (warmUp != null) {
            OwnerThread.guarded(warmUp::stop);
        }
        engine = null;
        connections.end();
        begin(sound);
        retire(before);
        report();
    }

    /** On a thread that may be left behind: the module may wait for the system that has ended. */
    private static void retire(Engine ended) {
        Thread.ofPlatform().name("engine-end").daemon(true).start(() -> OwnerThread.guarded(ended::dispose));
    }

    /** The last connection was closed: nothing is recorded or played any longer. */
    void callEnded() {
        if (engine != null) {
            engine.stopSound();
        }
    }

    private void fail(Sentence reason) {
        trouble = reason;
        microphone.fail(reason);
        camera.fail(reason);
    }

    void setMicrophone(boolean on) {
        microphone.setOn(on);
        listen();
    }

    void setCamera(boolean on) {
        camera.want(on);
        if (on && engine != null) {
            camera.start();
        }
    }

    /** Follows the devices from now on. */
    void list() {
        if (NativeLibrary.problem().isEmpty()) {
            watch.start();
            watch.use(choice.microphone(), choice.speaker());
        }
    }

    void use(DeviceChoice wanted) {
        choice = wanted;
        check.use(wanted.microphone(), wanted.speaker());
        watch.use(wanted.microphone(), wanted.speaker());
        camera.choose(wanted.camera());
        microphone.choose(wanted.microphone());
        microphone.process(wanted.processing());
        if (followMicrophones()) {
            report();
        }
    }

    /** Whether the microphone's state is another one then. */
    private boolean followMicrophones() {
        PulseSound.Seen seen = watch.seen();
        return seen != null && microphone.connected(seen.answers(), seen.microphones());
    }

    void check(boolean on) {
        checking = on;
        if (on) {
            prepare();
        }
        listen();
    }

    /** A microphone that is off is not listened to, and one that the program makes itself need not be. */
    private void listen() {
        check.listen(checking
                && microphone.isOn()
                && microphone.isDevice()
                && microphone.state().available());
    }

    /** Without a sound system there is nothing to hear it with, which the list of the devices says. */
    void testSpeaker() {
        PulseSound.Seen seen = watch.seen();
        if (seen != null && seen.answers() && !seen.speakers().all().isEmpty()) {
            check.play();
        }
    }

    @Override
    public void onCameras(List<String> names) {
        camera.connected(names);
    }

    @Override
    public void onSound(PulseSound.@Nullable Seen before, PulseSound.Seen now) {
        follow(now);
        if (microphone.connected(now.answers(), now.microphones())) {
            report();
            listen();
        }
        Engine running = engine;
        if (before != null && running != null && running.hasRealSound() && connections.isAny()) {
            OwnerThread.guarded(() -> goOn(running, before, now));
        }
    }

    /** The sound system ends streams for which there is no device left; the library does not notice. */
    private void goOn(Engine running, PulseSound.Seen before, PulseSound.Seen now) {
        boolean speakerCame =
                before.speakers().all().isEmpty() && !now.speakers().all().isEmpty();
        if (speakerCame && !now.plays()) {
            running.restartPlayout();
        }
        boolean microphoneStayed =
                running.microphone().sends() && !now.microphones().all().isEmpty();
        if (microphoneStayed && before.records() && !now.records()) {
            running.restartRecording();
        }
    }

    @Override
    public void onListed(DeviceList list) {
        listener.onListed(list);
    }

    @Override
    public void onChosen(Optional<AudioDevice> newMicrophone, Optional<AudioDevice> newSpeaker) {
        chosenMicrophone = newMicrophone;
        chosenSpeaker = newSpeaker;
        chooseInEngine();
    }

    private void chooseInEngine() {
        boolean chosen = chosenMicrophone.isPresent() || chosenSpeaker.isPresent();
        if (chosen && engine != null && engine.hasRealSound()) {
            engine.choose(chosenMicrophone, chosenSpeaker, connections.isAny());
        }
    }

    /** Before the connections close: ends what feeds them. */
    void stop() {
        OwnerThread.guarded(watch::close);
        OwnerThread.guarded(check::close);
        OwnerThread.guarded(camera::stop);
        if (warmUp != null) {
            OwnerThread.guarded(warmUp::stop);
        }
    }

    private void report() {
        listener.onDevices(microphone.state(), camera.state());
    }

    void tick() {
        microphone.tick();
        if (warmUp != null) {
            warmUp.tick();
        }
    }

    /** How loud the own microphone is if that is known without a connection: it is tried, generated or muted. */
    OptionalDouble knownLevel() {
        OptionalDouble known = microphone.knownLevel();
        return known.isEmpty() && checking ? OptionalDouble.of(check.level()) : known;
    }

    /** The last step of closing. */
    void dispose() {
        DeviceCapture.awaitStopped(CAMERA_STOP_MS);
        if (engine != null && engine.isUsable()) {
            OwnerThread.guarded(engine::dispose);
        } else if (engine != null) {
            retire(engine);
        }
        engine = null;
        if (loopback != null) {
            OwnerThread.guarded(loopback::close);
        }
        trouble = Sentence.of("Audio and video were closed.");
    }
}
