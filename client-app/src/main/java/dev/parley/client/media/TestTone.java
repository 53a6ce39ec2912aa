package dev.parley.client.media;

import java.util.List;

/**
 * A short tone to try a speaker with: two notes that swell and fade, as 16-bit PCM at whatever rate the speaker takes. Not
 * thread-safe.
 */
public final class TestTone {
    /** Of the first note and the second. */
    public static final List<Double> HERTZ = List.of(523.25, 659.26);

    private static final double NOTE_SECONDS = 0.5;
    private static final double AMPLITUDE = 0.25;

    private long frame;
    private double length = Double.MAX_VALUE;

    /**
     * Writes the next frames; silence after the end.
     *
     * @param pcm little endian, the channels of a frame side by side; all of it is written
     * @param channels 1 or more
     * @param sampleRate frames a second; the same at each call
     */
    public void fill(byte[] pcm, int channels, int sampleRate) {
        length = HERTZ.size() * NOTE_SECONDS * sampleRate;
        int bytesPerFrame = 2 * channels;
        for (int at = 0; at + bytesPerFrame <= pcm.length; at += bytesPerFrame) {
            int sample = (int) (next(sampleRate) * Short.MAX_VALUE);
            for (int channel = 0; channel < channels; channel++) {
                pcm[at + 2 * channel] = (byte) sample;
                pcm[at + 2 * channel + 1] = (byte) (sample >> 8);
            }
        }
    }

    private double next(int sampleRate) {
        double time = (double) frame / sampleRate;
        int note = (int) (time / NOTE_SECONDS);
        frame++;
        if (note >= HERTZ.size()) {
            return 0;
        }
        double swell = Math.sin(Math.PI * (time / NOTE_SECONDS - note));
        return AMPLITUDE * swell * Math.sin(2 * Math.PI * HERTZ.get(note) * time);
    }

    /** Whether all of it was written. */
    public boolean isOver() {
        return frame >= length;
    }
}
