package dev.parley.server.session;

import java.util.concurrent.atomic.AtomicLong;

/** A clock moved by hand. Any thread. */
public final class FakeTime implements Timekeeper {
    private final AtomicLong nanos = new AtomicLong(1_000_000_000L);

    public void pass(long millis) {
        nanos.addAndGet(millis * 1_000_000);
    }

    @Override
    public long epochMillis() {
        return 1_793_520_000_000L + monotonicMillis();
    }

    @Override
    public long monotonicNanos() {
        return nanos.get();
    }
}
