package dev.parley.server.session;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The two times a server needs: the date for people, and a clock that never jumps for time-outs. Any thread. */
public interface Timekeeper {
    /** Milliseconds since 1970-01-01T00:00Z; never goes back. */
    long epochMillis();

    /** Nanoseconds since an arbitrary moment; never goes back. */
    long monotonicNanos();

    default long monotonicMillis() {
        return monotonicNanos() / 1_000_000;
    }

    /** The machine's clocks. */
    static Timekeeper system() {
        return steady(System::currentTimeMillis, System::nanoTime);
    }

    /**
     * A date that never goes back: when the wall clock is set back, it goes on from where it was. Otherwise places would be kept
     * for as much longer. It follows the wall clock forward, since the other clock stands still while a computer sleeps.
     */
    static Timekeeper steady(LongSupplier wallMillis, LongSupplier nanos) {
        AtomicLong ahead = new AtomicLong(Long.MIN_VALUE);
        return new Timekeeper() {
            @Override
            public long epochMillis() {
                long monotonic = monotonicMillis();
                return monotonic + ahead.accumulateAndGet(wallMillis.getAsLong() - monotonic, Math::max);
            }

            @Override
            public long monotonicNanos() {
                return nanos.getAsLong();
            }
        };
    }
}
