package dev.parley.client.webrtc;

/** Some tenths of a second of sound, and what is in it. */
public final class Heard {
    public static final int SAMPLE_RATE = 48_000;

    static final int BYTES = SAMPLE_RATE * 2 * 3 / 10;

    /** What is quieter is silence: the noise that processing adds. */
    private static final double SILENCE = 0.0005;

    private final double[] samples;

    Heard(byte[] pcm) {
        samples = new double[pcm.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = ((pcm[2 * i] & 0xFF) | (pcm[2 * i + 1] << 8)) / 32768.0;
        }
    }

    /** Root mean square, 0 to 1. */
    public double level() {
        double sum = 0;
        for (double sample : samples) {
            sum += sample * sample;
        }
        return samples.length == 0 ? 0 : Math.sqrt(sum / samples.length);
    }

    public boolean isSilent() {
        return level() < SILENCE;
    }

    /** Whether most of what is heard is this tone. */
    public boolean isTone(double hertz) {
        return !isSilent() && share(hertz) > 0.5;
    }

    /** How much of the power lies within some hertz of this frequency, 0 to 1: the best of single lines around it. */
    private double share(double hertz) {
        double best = 0;
        for (double line = hertz - 4; line <= hertz + 4; line++) {
            best = Math.max(best, line(line));
        }
        double level = level();
        return best / (level * level);
    }

    /** The power of one line of the spectrum: half the square of its amplitude. */
    private double line(double hertz) {
        double sine = 0;
        double cosine = 0;
        for (int i = 0; i < samples.length; i++) {
            double phase = 2 * Math.PI * hertz * i / SAMPLE_RATE;
            sine += samples[i] * Math.sin(phase);
            cosine += samples[i] * Math.cos(phase);
        }
        double amplitude = 2 * Math.hypot(sine, cosine) / samples.length;
        return amplitude * amplitude / 2;
    }
}
