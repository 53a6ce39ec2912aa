package dev.parley.client.core;

/** How long to wait before trying again: exponential, with jitter so that many clients do not come back at once. */
final class Backoff {
    private static final long FIRST_MS = 500;

    /** A server that was restarted is found within 2 s. */
    private static final long EAGER_MS = 1_800;

    /** For about half a minute, as long as a restart takes. */
    private static final int EAGER_ATTEMPTS = 20;

    private static final long LONGEST_MS = 30_000;

    private Backoff() {}

    /**
     * The wait before an attempt, in ms: between half and all of 0.5 s, 1 s, then 1.8 s up to the twentieth, then 3.6 s, 7.2 s … 30 s.
     *
     * @param attempt from 1
     * @param seed the jitter depends on it and the attempt alone
     */
    static long delayMs(int attempt, long seed) {
        long ceiling = attempt <= EAGER_ATTEMPTS
                ? doubled(FIRST_MS, attempt - 1, EAGER_MS)
                : doubled(EAGER_MS, attempt - EAGER_ATTEMPTS, LONGEST_MS);
        return ceiling / 2 + jitter(seed + attempt, ceiling / 2);
    }

    private static long doubled(long ms, int times, long most) {
        return Math.min(most, ms << Math.min(times, 10));
    }

    /** 0 to {@code below} - 1, the same for the same seed. */
    static long jitter(long seed, long below) {
        return Math.floorMod(mixed(seed), below);
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators). */
    private static long mixed(long seed) {
        long z = seed * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
