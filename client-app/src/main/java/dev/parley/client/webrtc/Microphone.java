package dev.parley.client.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.parley.client.core.SoundProcessing;
import dev.parley.client.media.Tone;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The local audio track and what feeds it. Owner thread only: webrtc-java's custom audio source keeps its list of encoders
 * without a lock, and the owner thread is the one that changes that list.
 *
 * <p>Muted, the track is disabled: the encoders get silence, which Opus with DTX sends as some bytes a second, and the device
 * stays open, so that speaking again (push-to-talk) needs neither the device nor a negotiation. A muted tone pushes nothing.
 */
final class Microphone {
    private static final int BITS_PER_SAMPLE = 16;
    private static final long BLOCK_NANOS = 10_000_000;

    /** After a stall this many blocks are made up for, the rest is left out. */
    private static final int MAX_BLOCKS_BEHIND = 5;

    private final AudioTrackSource source;
    private final AudioTrack track;
    private final boolean sends;
    private final @Nullable Tone tone;
    private boolean on = true;
    private long nextBlock = System.nanoTime();

    /** What feeds the track. */
    sealed interface Kind {
        /** Sends nothing. */
        record None() implements Kind {}

        /** The computer's microphone, through the audio module, and what is done to its sound. */
        record Device(SoundProcessing processing) implements Kind {}

        record Generated(Tone tone) implements Kind {}
    }

    private Microphone(PeerConnectionFactory factory, AudioTrackSource source, boolean sends, @Nullable Tone tone) {
        this.source = source;
        this.track = Disposal.orUndo(() -> factory.createAudioTrack("microphone", source), () -> disposeSource(source));
        this.sends = sends;
        this.tone = tone;
    }

    static Microphone open(PeerConnectionFactory factory, Kind kind) {
        return switch (kind) {
            case Kind.None() -> new Microphone(factory, new CustomAudioSource(), false, null);
            case Kind.Device(SoundProcessing processing) ->
                new Microphone(factory, factory.createAudioSource(options(processing)), true, null);
            case Kind.Generated(Tone tone) -> new Microphone(factory, new CustomAudioSource(), true, tone);
        };
    }

    /** The library takes them over for all that is recorded when a connection begins to send the track. */
    private static AudioOptions options(SoundProcessing processing) {
        AudioOptions options = new AudioOptions();
        options.echoCancellation = processing.echoCancellation();
        options.noiseSuppression = processing.noiseSuppression();
        options.autoGainControl = processing.gainControl();
        options.highpassFilter = processing.highPass();
        return options;
    }

    AudioTrack track() {
        return track;
    }

    /** False: connections must not send the track, or an audio module without a microphone would try to record. */
    boolean sends() {
        return sends;
    }

    void setOn(boolean on) {
        this.on = on;
        track.setEnabled(on);
    }

    /** How loud it is when it is on, 0 to 1, if it is generated. */
    OptionalDouble knownLevel() {
        return tone == null ? OptionalDouble.empty() : OptionalDouble.of(tone.level());
    }

    /** Pushes the blocks that are due. */
    void tick() {
        long now = System.nanoTime();
        nextBlock = Math.max(nextBlock, now - MAX_BLOCKS_BEHIND * BLOCK_NANOS);
        for (; nextBlock <= now; nextBlock += BLOCK_NANOS) {
            if (on && tone != null && source instanceof CustomAudioSource custom) {
                custom.pushAudio(tone.next(), BITS_PER_SAMPLE, Tone.SAMPLE_RATE, 1, Tone.BLOCK_SAMPLES);
            }
        }
    }

    void dispose() {
        Disposal.of("microphone track", track::dispose);
        disposeSource(source);
    }

    private static void disposeSource(AudioTrackSource source) {
        if (source instanceof CustomAudioSource custom) {
            Disposal.of("microphone source", custom::dispose);
        }
    }
}
