package dev.parley.client.webrtc;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.parley.client.media.LevelMeter;
import dev.parley.client.media.TestTone;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries microphone and speaker without a call: through audio modules of its own, on a thread of its own, because a sound system may
 * take seconds. Only while it answers (see {@link Sound}). Any thread.
 */
final class SoundCheck implements AutoCloseable {
    private static final long LOOK_MS = 50;
    private static final long CLOSE_MS = 3_000;

    private final OwnerThread thread = new OwnerThread("sound-check", this::end);
    private final LevelMeter meter = new LevelMeter();
    private final AtomicBoolean started = new AtomicBoolean();
    private @Nullable AudioDeviceModule recorder;
    private @Nullable AudioDeviceModule player;
    private @Nullable TestTone tone;
    private volatile String microphone = "";
    private volatile String speaker = "";

    SoundCheck() {
        thread.every(LOOK_MS, this::look);
    }

    /** Which devices to try from the next time on, by name. Where the sound server routes, it does that by itself. */
    void use(String newMicrophone, String newSpeaker) {
        microphone = newMicrophone;
        speaker = newSpeaker;
    }

    /** Measures the microphone, or stops that. */
    void listen(boolean on) {
        if (on) {
            post(this::record);
        } else if (started.get()) {
            post(this::stopRecording);
        }
    }

    /** Plays a tone, unless one is being played. */
    void play() {
        post(this::playTone);
    }

    private void post(Runnable task) {
        if (started.compareAndSet(false, true)) {
            thread.start();
        }
        thread.post(task);
    }

    /** How loud the microphone is, 0 to 1. */
    double level() {
        return meter.level(System.nanoTime());
    }

    private void record() {
        if (recorder == null) {
            AudioDeviceModule module = new AudioDeviceModule(AudioLayer.kPlatformDefaultAudio);
            recorder = Disposal.orUndo(() -> recording(module), () -> Disposal.of("recorder", module::dispose));
        }
    }

    private AudioDeviceModule recording(AudioDeviceModule module) {
        module.setRecordingDevice(
                named(microphone, MediaDevices::getAudioCaptureDevices, module.getRecordingDevices()));
        module.setAudioSink((pcm, frames, bytes, channels, rate, delay, drift) ->
                Callbacks.guard(() -> meter.add(pcm, System.nanoTime())));
        module.initRecording();
        module.startRecording();
        return module;
    }

    private void playTone() {
        if (player == null) {
            AudioDeviceModule module = new AudioDeviceModule(AudioLayer.kPlatformDefaultAudio);
            TestTone played = new TestTone();
            player = Disposal.orUndo(() -> playing(module, played), () -> Disposal.of("player", module::dispose));
            tone = played;
        }
    }

    private AudioDeviceModule playing(AudioDeviceModule module, TestTone played) {
        module.setPlayoutDevice(named(speaker, MediaDevices::getAudioRenderDevices, module.getPlayoutDevices()));
        module.setAudioSource((pcm, frames, bytes, channels, rate) -> {
            Callbacks.guard(() -> played.fill(pcm, channels, rate));
            return frames;
        });
        module.initPlayout();
        module.startPlayout();
        return module;
    }

    /**
     * The module wants a device to be set; the first of its own is the default. Where the sound server routes, that is all; besides,
     * the library's list there hangs after the server that it was first asked for has ended.
     */
    private static AudioDevice named(String name, Supplier<List<AudioDevice>> connected, List<AudioDevice> own) {
        return SoundDevices.areRouted()
                ? own.getFirst()
                : connected.get().stream()
                        .filter(device -> device.getName().equals(name))
                        .findFirst()
                        .orElseGet(own::getFirst);
    }

    private void look() {
        if (tone != null && tone.isOver()) {
            stopPlaying();
        }
    }

    private void stopRecording() {
        AudioDeviceModule module = recorder;
        recorder = null;
        if (module != null) {
            Disposal.of("recording", module::stopRecording);
            Disposal.of("recorder", module::dispose);
        }
    }

    private void stopPlaying() {
        AudioDeviceModule module = player;
        player = null;
        tone = null;
        if (module != null) {
            Disposal.of("playing", module::stopPlayout);
            Disposal.of("player", module::dispose);
        }
    }

    /** The sound system has ended. What belonged to it may wait for it, so it is freed on a thread that may be left behind. */
    void forget() {
        if (started.get()) {
            thread.post(() -> {
                retire(recorder);
                retire(player);
                recorder = null;
                player = null;
                tone = null;
            });
        }
    }

    private static void retire(@Nullable AudioDeviceModule module) {
        if (module != null) {
            Thread.ofPlatform()
                    .name("sound-check-end")
                    .daemon(true)
                    .start(() -> Disposal.of("audio module", module::dispose));
        }
    }

    private void end() {
        stopRecording();
        stopPlaying();
    }

    /** Stops both; waits for the sound system up to some seconds. */
    @Override
    public void close() {
        if (started.get()) {
            thread.stop(CLOSE_MS);
        }
    }
}
