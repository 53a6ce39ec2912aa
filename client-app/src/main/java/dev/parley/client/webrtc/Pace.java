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
        if (!isDue(nanoTime, fps)) {
            return false;
        }
        long period = period(fps);
        boolean inStep = started && nanoTime - next < period && !wasSlower(next - nanoTime, fps);
        next = inStep ? next + period : nanoTime + period;
        started = true;
        return true;
    }

    /** Whether one would be taken; takes none. */
    boolean isDue(long nanoTime, int fps) {
        long wait = next - nanoTime;
        return !started || wait <= period(fps) / 4 || wasSlower(wait, fps);
    }

    /** After a picture that came early the wait is a period and a quarter, and longer only if it was reckoned with a slower rate. */
    private static boolean wasSlower(long wait, int fps) {
        return wait > period(fps) + period(fps) / 4;
    }

    private static long period(int fps) {
        return 1_000_000_000L / fps;
    }
}
