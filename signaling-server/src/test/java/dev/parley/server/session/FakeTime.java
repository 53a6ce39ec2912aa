package dev.parley.server.session;

/** A clock moved by hand. */
final class FakeTime implements Timekeeper {
    private long nanos = 1_000_000_000L;

    void pass(long millis) {
        nanos += millis * 1_000_000;
    }

    @Override
    public long epochMillis() {
        return 1_793_520_000_000L + nanos / 1_000_000;
    }

    @Override
    public long monotonicNanos() {
        return nanos;
    }
}
