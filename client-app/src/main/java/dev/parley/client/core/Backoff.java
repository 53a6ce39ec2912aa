package dev.parley.client.core;

/** How long to wait before trying again: exponential, with jitter so that many clients do not come back at once. */
final class Backoff {
    private static final long FIRST_MS = 500;
    private static final long LONGEST_MS = 8_000;

    private Backoff() {}

    /**
     * The wait before an attempt, in ms: between half and all of 0.5 s, 1 s, 2 s … 8 s.
     *
     * @param attempt from 1
     * @param seed the jitter depends on it and the attempt alone
     */
    static long delayMs(int attempt, long seed) {
        long ceiling = Math.min(LONGEST_MS, FIRST_MS << Math.min(attempt - 1, 10));
        return ceiling / 2 + jitter(seed + attempt, ceiling / 2);
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
