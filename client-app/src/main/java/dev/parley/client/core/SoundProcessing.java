package dev.parley.client.core;

/**
 * What is done to the sound of the own microphone before it is sent.
 *
 * @param echoCancellation takes out what the own speaker plays
 * @param noiseSuppression takes out steady noise: fans, hum
 * @param gainControl makes a quiet voice louder and a loud one quieter
 * @param highPass takes out what is lower than a voice: rumble, bumps against the table
 */
public record SoundProcessing(
        boolean echoCancellation, boolean noiseSuppression, boolean gainControl, boolean highPass) {
    public static final SoundProcessing ALL = new SoundProcessing(true, true, true, true);

    /** The sound as the microphone gives it. */
    public static final SoundProcessing NONE = new SoundProcessing(false, false, false, false);

    public SoundProcessing withEchoCancellation(boolean on) {
        return new SoundProcessing(on, noiseSuppression, gainControl, highPass);
    }

    public SoundProcessing withNoiseSuppression(boolean on) {
        return new SoundProcessing(echoCancellation, on, gainControl, highPass);
    }

    public SoundProcessing withGainControl(boolean on) {
        return new SoundProcessing(echoCancellation, noiseSuppression, on, highPass);
    }

    public SoundProcessing withHighPass(boolean on) {
        return new SoundProcessing(echoCancellation, noiseSuppression, gainControl, on);
    }
}
