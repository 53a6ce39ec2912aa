package dev.parley.client.media;

/** How loud a stream of PCM is. One thread writes, any thread reads. */
public final class LevelMeter {
    /** A level nobody renewed for so long is silence. */
    private static final long STALE_NANOS = 300_000_000;

    /** Weight of a new 10 ms block: about 100 ms are remembered. */
    private static final double WEIGHT = 0.15;

    private volatile Reading reading = new Reading(0, 0);

    private record Reading(double meanSquare, long nanoTime) {}

    /**
     * Adds a block.
     *
     * @param pcm 16-bit little endian, any number of channels
     * @param nanoTime {@link System#nanoTime()} now
     */
    public void add(byte[] pcm, long nanoTime) {
        double sum = 0;
        for (int i = 0; i + 1 < pcm.length; i += 2) {
            int sample = (pcm[i] & 0xFF) | (pcm[i + 1] << 8);
            sum += (double) sample * sample;
        }
        double meanSquare = pcm.length < 2 ? 0 : 2 * sum / pcm.length / (32768.0 * 32768.0);
        Reading old = reading;
        reading = new Reading(old.meanSquare + (meanSquare - old.meanSquare) * WEIGHT, nanoTime);
    }

    /** The root mean square of about the last 100 ms, 0 to 1. */
    public double level(long nanoTime) {
        Reading current = reading;
        return nanoTime - current.nanoTime > STALE_NANOS ? 0 : Math.sqrt(current.meanSquare);
    }
}
