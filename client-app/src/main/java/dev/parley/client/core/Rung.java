package dev.parley.client.core;

/** The ladder of sizes, from best to worst. What a link cannot carry, it is not sent, one step after the other. */
public enum Rung {
    P720(720, 1_100_000),
    P480(480, 500_000),
    P360(360, 280_000),
    P180(180, 60_000),
    /** No pictures: what there is belongs to the sound. */
    OFF(0, 0);

    /** To climb, a link must carry that much more than it needs there, or it would fall back at once. */
    private static final double MARGIN = 1.25;

    private final int lines;
    private final int leastBps;

    Rung(int lines, int leastBps) {
        this.lines = lines;
        this.leastBps = leastBps;
    }

    /** The shorter side of a picture, pixels. */
    int lines() {
        return lines;
    }

    /** Below this a picture of that size is worse than a smaller one, bit/s. Measured with VP8. */
    int leastBps() {
        return leastBps;
    }

    boolean isBelow(Rung other) {
        return compareTo(other) > 0;
    }

    /** Where so much for pictures leads, bit/s, coming from {@code current}. */
    static Rung reached(double bps, Rung current) {
        for (Rung rung : values()) {
            double needed = current.isBelow(rung) ? rung.leastBps * MARGIN : rung.leastBps;
            if (bps >= needed) {
                return rung;
            }
        }
        return OFF;
    }
}
