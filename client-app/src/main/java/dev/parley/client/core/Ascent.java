package dev.parley.client.core;

/**
 * How far the congestion controller's estimate has risen since it last fell. On a path that limits it, it falls again and again
 * and rises by a fifth in between; when it rises by more, the limit has gone, and it only takes its time: libwebrtc adds 8 % a
 * second.
 *
 * @param lowestBps since it last fell, 0 before the first
 * @param highestBps since then
 */
public record Ascent(double lowestBps, double highestBps) {
    static final Ascent UNKNOWN = new Ascent(0, 0);

    /** Estimates wobble by a few percent; so much less is a fall. */
    private static final double FALL = 0.9;

    private static final double FREE = 1.4;

    Ascent after(double bps) {
        return lowestBps == 0 || bps < highestBps * FALL
                ? new Ascent(bps, bps)
                : new Ascent(Math.min(lowestBps, bps), Math.max(highestBps, bps));
    }

    /** Nothing seems to limit it. */
    boolean isFree() {
        return highestBps >= lowestBps * FREE && lowestBps > 0;
    }
}
