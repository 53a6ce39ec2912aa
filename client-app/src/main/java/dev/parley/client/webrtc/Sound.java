package dev.parley.client.webrtc;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.parley.client.webrtc.pulse.PulseSound;
import java.util.List;

/**
 * What the computer's sound system offers.
 *
 * @param usable the real audio module may be started
 * @param microphone the default microphone's name, empty for none
 * @param trouble the key of a sentence for the person, empty if there is a microphone
 */
record Sound(boolean usable, String microphone, String trouble) {
    /** Not asked for. */
    static final Sound NONE = new Sound(false, "", "");

    private static final long TIMEOUT_MS = 3_000;

    /** None answers. */
    static Sound noSystem() {
        return new Sound(false, "", "devices.sound.no-system");
    }

    /**
     * Asks, at most {@value #TIMEOUT_MS} ms. The library's own question hangs for ever on Linux without PulseAudio, so the
     * socket is tried first and the question is put on a thread that may be left behind.
     */
    static Sound probe() {
        if (!PulseSocket.answersOrIsNotNeeded()) {
            return noSystem();
        }
        return Bounded.call("sound-probe", TIMEOUT_MS, Sound::ask).orElseGet(Sound::noSystem);
    }

    /** The same from what is followed anyway. */
    static Sound of(PulseSound.Seen seen) {
        boolean there =
                !seen.microphones().all().isEmpty() || !seen.speakers().all().isEmpty();
        if (!seen.answers() || !there) {
            return noSystem();
        }
        String microphone = seen.microphones().used("");
        return new Sound(true, microphone, microphone.isEmpty() ? noMicrophone() : "");
    }

    private static Sound ask() {
        List<AudioDevice> microphones = MediaDevices.getAudioCaptureDevices();
        if (microphones.isEmpty()) {
            boolean speaker = !MediaDevices.getAudioRenderDevices().isEmpty();
            return speaker ? new Sound(true, "", noMicrophone()) : noSystem();
        }
        return new Sound(true, microphones.getFirst().getName(), "");
    }

    private static String noMicrophone() {
        return "devices.microphone.none";
    }
}
