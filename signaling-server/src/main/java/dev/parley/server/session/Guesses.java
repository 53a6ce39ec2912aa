package dev.parley.server.session;

/**
 * Makes whoever guesses passwords wait: after {@value #FREE} wrong ones in a row a second, then twice as long each time, up to five
 * minutes. Being right later changes nothing, since whoever knows one password may be guessing another. Not
 * thread-safe.
 */
final class Guesses {
    static final int FREE = 5;
    static final long LONGEST_MILLIS = 5 * 60_000;

    /** After so long without a wrong one, all are forgotten. */
    static final long FORGET_MILLIS = 60 * 60_000;

    private int wrong;
    private long lastMillis;

    /** How long until the next may be tried, in milliseconds; 0 for now. */
    long waitMillis(long nowMillis) {
        if (wrong < FREE || isForgotten(nowMillis)) {
            return 0;
        }
        long pause = Math.min(LONGEST_MILLIS, 1_000L << Math.min(wrong - FREE, 20));
        return Math.max(0, lastMillis + pause - nowMillis);
    }

    void wrong(long nowMillis) {
        wrong = isForgotten(nowMillis) ? 1 : Math.min(wrong + 1, FREE + 20);
        lastMillis = nowMillis;
    }

    private boolean isForgotten(long nowMillis) {
        return nowMillis - lastMillis >= FORGET_MILLIS;
    }
}
