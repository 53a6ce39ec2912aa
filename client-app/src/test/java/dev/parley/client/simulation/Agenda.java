package dev.parley.client.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** Virtual time: what happens when. Things of the same instant happen in the order in which they were planned. */
final class Agenda {
    /** Any day will do; the simulation's clock starts there, milliseconds since 1970-01-01T00:00Z. */
    private static final long START = 1_800_000_000_000L;

    private record Entry(long at, long order, Runnable action) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::order));
    private long now = START;
    private long order;

    long now() {
        return now;
    }

    void at(long time, Runnable action) {
        entries.add(new Entry(Math.max(time, now), order++, action));
    }

    void after(long delayMs, Runnable action) {
        at(now + delayMs, action);
    }

    void runFor(long durationMs) {
        runUntil(durationMs, () -> false);
    }

    /** Runs until the condition holds, looked at after each instant; false if it does not within the time. */
    boolean runUntil(long atMostMs, BooleanSupplier condition) {
        long end = now + atMostMs;
        while (!entries.isEmpty() && entries.peek().at() <= end) {
            long instant = entries.peek().at();
            now = instant;
            while (!entries.isEmpty() && entries.peek().at() == instant) {
                entries.remove().action().run();
            }
            if (condition.getAsBoolean()) {
                return true;
            }
        }
        now = end;
        return condition.getAsBoolean();
    }
}
