package dev.parley.client.webrtc;

/** Picks pictures out of a stream so that a slower rate comes out. Not thread-safe. */
final class Pace {
    private long next;
    private boolean started;

    /**
     * Whether a picture captured now is taken. A picture may come a quarter of a period early: cameras jitter.
     *
     * @param fps the wanted rate, 1 or more
     */
    boolean due(long nanoTime, int fps) {
        long period = 1_000_000_000L / fps;
        if (started && nanoTime - next < -period / 4) {
            return false;
        }
        next = started && nanoTime - next < period ? next + period : nanoTime + period;
        started = true;
        return true;
    }
}
