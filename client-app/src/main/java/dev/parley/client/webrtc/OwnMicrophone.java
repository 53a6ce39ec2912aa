package dev.parley.client.webrtc;

import dev.parley.client.core.DeviceNames;
import dev.parley.client.core.DeviceState;
import dev.parley.client.core.SoundProcessing;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.media.Tone;
import dev.parley.client.text.Sentence;
import dev.parley.client.text.Texts;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which microphone feeds the engine. It can be replaced in a call: each connection then takes the new track in the place of the old
 * one, which needs no negotiation (W3C webrtc-pc §5.2, replaceTrack). Owner thread.
 */
final class OwnMicrophone {
    private static final DeviceState OFF = new DeviceState(false, "", "");

    private final MediaSettings settings;
    private final Consumer<Microphone> replaced;
    private @Nullable Engine engine;
    private DeviceState state = DeviceState.UNKNOWN;
    private boolean on = true;
    private SoundProcessing processing = SoundProcessing.ALL;
    private String chosen = "";

    /** @param replaced told of the new microphone in a running engine; the one before is freed when it returns */
    OwnMicrophone(MediaSettings settings, Consumer<Microphone> replaced) {
        this.settings = settings;
        this.replaced = replaced;
    }

    DeviceState state() {
        return state;
    }

    boolean isDevice() {
        return settings.microphone() == MediaSettings.Microphone.DEVICE;
    }

    boolean isOn() {
        return on;
    }

    /** Nothing of a microphone works on this computer, for this reason. */
    void fail(Sentence reason) {
        state = new DeviceState(false, "", reason);
    }

    /** What the engine is to begin with. */
    Microphone.Kind kind(Sound sound) {
        return switch (settings.microphone()) {
            case TONE -> new Microphone.Kind.Generated(Tone.of(settings.name()));
            case SILENCE -> new Microphone.Kind.Generated(Tone.silence());
            case DEVICE -> device(!sound.microphone().isEmpty());
            case OFF -> new Microphone.Kind.None();
        };
    }

    private Microphone.Kind device(boolean there) {
        return there ? new Microphone.Kind.Device(processing) : new Microphone.Kind.None();
    }

    /** The engine has begun. */
    void started(Engine running, Sound sound) {
        engine = running;
        running.microphone().setOn(on);
        state = switch (settings.microphone()) {
            case TONE -> new DeviceState(true, Texts.of("devices.test.tone"), "");
            case SILENCE -> new DeviceState(true, Texts.of("devices.test.silence"), "");
            case DEVICE -> new DeviceState(!sound.microphone().isEmpty(), sound.microphone(), sound.trouble());
            case OFF -> OFF;
        };
    }

    void setOn(boolean newOn) {
        on = newOn;
        if (engine != null) {
            engine.microphone().setOn(newOn);
        }
    }

    /** Another one of these from now on, by its name. */
    void choose(String name) {
        chosen = name;
    }

    /** What is to be done to the sound from now on. */
    void process(SoundProcessing wanted) {
        boolean other = !wanted.equals(processing);
        processing = wanted;
        if (other
                && isDevice()
                && engine != null
                && engine.hasRealSound()
                && engine.microphone().sends()) {
            replace(engine, device(true));
        }
    }

    /**
     * Those microphones are connected now. Without any the connections send nothing: the sound system would record what the
     * speaker plays.
     *
     * @param answers whether there is a sound system
     * @return whether {@link #state} is another one
     */
    boolean connected(boolean answers, DeviceNames names) {
        if (!isDevice() || engine == null) {
            return false;
        }
        String used = engine.hasRealSound() ? names.used(chosen) : "";
        if (engine.hasRealSound() && used.isEmpty() == engine.microphone().sends()) {
            replace(engine, device(!used.isEmpty()));
        }
        String problem = used.isEmpty() ? missing(answers) : "";
        DeviceState before = state;
        state = new DeviceState(!used.isEmpty(), used, problem);
        return !state.equals(before);
    }

    private static String missing(boolean answers) {
        return answers ? "devices.microphone.none" : "devices.sound.no-system";
    }

    private void replace(Engine running, Microphone.Kind kind) {
        Microphone before = running.replaceMicrophone(kind);
        running.microphone().setOn(on);
        // A link that could not take the new one must not go on sending what nothing can mute any more.
        before.setOn(false);
        replaced.accept(running.microphone());
        before.dispose();
    }

    /** How loud it is if that is known without measuring: it is generated or muted. */
    OptionalDouble knownLevel() {
        if (!on || settings.microphone() == MediaSettings.Microphone.OFF || engine == null) {
            return OptionalDouble.of(0);
        }
        return engine.microphone().knownLevel();
    }

    /** Pushes what is due. */
    void tick() {
        if (engine != null) {
            engine.microphone().tick();
        }
    }
}
