package dev.parley.client.media;

/** A quiet sine, or silence, as 16-bit mono PCM, in blocks of 10 ms, the unit of WebRTC's audio. Not thread-safe. */
public final class Tone {
    public static final int SAMPLE_RATE = 48_000;
    public static final int BLOCK_SAMPLES = SAMPLE_RATE / 100;

    private static final double AMPLITUDE = 0.1;

    private final double step;
    private final double amplitude;
    private final byte[] block = new byte[BLOCK_SAMPLES * 2];
    private double phase;

    /**
     * Makes a tone.
     *
     * @param hertz above 0, below half the sample rate
     */
    public Tone(double hertz) {
        this(hertz, AMPLITUDE);
    }

    private Tone(double hertz, double amplitude) {
        this.step = 2 * Math.PI * hertz / SAMPLE_RATE;
        this.amplitude = amplitude;
    }

    /** What a microphone hears where nobody speaks: zeros, pushed as a tone is. */
    public static Tone silence() {
        return new Tone(0, 0);
    }

    /** The tone that stands for a name: a step of the chromatic scale between 330 and 622 Hz. */
    public static Tone of(String name) {
        int semitone = PatternMark.identityOf(name) % 12;
        return new Tone(330 * Math.pow(2, semitone / 12.0));
    }

    /** Its root mean square, 0 to 1. */
    public double level() {
        return amplitude / Math.sqrt(2);
    }

    /** The next 10 ms, little endian. The array is used again by the next call. */
    public byte[] next() {
        for (int i = 0; i < BLOCK_SAMPLES; i++) {
            int sample = (int) (Math.sin(phase) * amplitude * Short.MAX_VALUE);
            block[2 * i] = (byte) sample;
            block[2 * i + 1] = (byte) (sample >> 8);
            phase = (phase + step) % (2 * Math.PI);
        }
        return block;
    }
}
