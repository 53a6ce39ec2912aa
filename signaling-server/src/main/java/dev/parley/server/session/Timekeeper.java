package dev.parley.server.session;

/** The two times a server needs: the date for people, and a clock that never jumps for time-outs. Any thread. */
public interface Timekeeper {
    /** Milliseconds since 1970-01-01T00:00Z. */
    long epochMillis();

    /** Nanoseconds since an arbitrary moment; never goes back. */
    long monotonicNanos();

    default long monotonicMillis() {
        return monotonicNanos() / 1_000_000;
    }

    /** The machine's clocks. */
    static Timekeeper system() {
        return new Timekeeper() {
            @Override
            public long epochMillis() {
                return System.currentTimeMillis();
            }

            @Override
            public long monotonicNanos() {
                return System.nanoTime();
            }
        };
    }
}
