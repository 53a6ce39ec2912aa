package dev.parley.client.webrtc;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import java.util.List;

/**
 * What the computer's sound system offers.
 *
 * @param usable the real audio module may be started
 * @param microphone the default microphone's name, empty for none
 * @param problem a sentence for the person, empty if there is a microphone
 */
record Sound(boolean usable, String microphone, String problem) {
    /** Not asked for. */
    static final Sound NONE = new Sound(false, "", "");

    private static final long TIMEOUT_MS = 3_000;
    private static final String NO_SYSTEM =
            "No sound system answers on this computer, so nobody hears you and you hear nobody."
                    + " Start PulseAudio or PipeWire, then start Parley again.";
    private static final String NO_MICROPHONE =
            "No microphone was found. Connect one and it is used at once; until then you can listen.";

    /**
     * Asks, at most {@value #TIMEOUT_MS} ms. The library's own question hangs for ever on Linux without PulseAudio, so the
     * socket is tried first and the question is put on a thread that may be left behind.
     */
    static Sound probe() {
        if (!PulseSocket.answersOrIsNotNeeded()) {
            return new Sound(false, "", NO_SYSTEM);
        }
        return Bounded.call("sound-probe", TIMEOUT_MS, Sound::ask).orElse(new Sound(false, "", NO_SYSTEM));
    }

    private static Sound ask() {
        List<AudioDevice> microphones = MediaDevices.getAudioCaptureDevices();
        if (microphones.isEmpty()) {
            boolean speaker = !MediaDevices.getAudioRenderDevices().isEmpty();
            return new Sound(speaker, "", speaker ? NO_MICROPHONE : NO_SYSTEM);
        }
        return new Sound(true, microphones.getFirst().getName(), "");
    }
}
