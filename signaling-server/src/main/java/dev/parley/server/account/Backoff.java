package dev.parley.server.account;

import dev.parley.server.session.Timekeeper;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes whoever fails again and again wait, twice as long each time. An attempt counts as failed until it has {@link #succeeded}, so
 * that many at the same time gain nothing. Any thread.
 *
 * <p>Bound: {@value #REMEMBERED} keys; at the bound the one that was longest not tried is forgotten.
 */
final class Backoff {
    private static final int REMEMBERED = 10_000;
    private static final long FIRST_MILLIS = 1_000;

    private final int free;
    private final long mostMillis;
    private final long forgetMillis;
    private final Timekeeper time;
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Remembers nothing yet.
     *
     * @param free how many attempts may fail before anybody waits
     * @param mostMillis longest wait, in milliseconds
     * @param forgetMillis after how long without an attempt all is forgotten, in milliseconds; more than {@code mostMillis}
     */
    Backoff(int free, long mostMillis, long forgetMillis, Timekeeper time) {
        this.free = free;
        this.mostMillis = mostMillis;
        this.forgetMillis = forgetMillis;
        this.time = time;
    }

    /**
     * What is known of one key.
     *
     * @param failures attempts that did not succeed
     * @param until monotonic time before which no attempt may be made, in milliseconds
     * @param last monotonic time of the last attempt, in milliseconds
     */
    private record Entry(int failures, long until, long last) {}

    /** How long has to be waited, in milliseconds; 0 for not at all. */
    synchronized long waitMillis(String key) {
        Entry entry = entries.get(key);
        return entry == null ? 0 : Math.max(0, entry.until() - time.monotonicMillis());
    }

    /** Counts an attempt that may be made now. */
    synchronized void attempted(String key) {
        long now = time.monotonicMillis();
        Entry before = entries.get(key);
        int failures = before == null || now - before.last() >= forgetMillis ? 1 : before.failures() + 1;
        entries.put(key, new Entry(failures, now + penaltyMillis(failures), now));
        forgetOldest();
    }

    private long penaltyMillis(int failures) {
        int beyond = Math.min(failures - free, 40);
        return beyond < 0 ? 0 : Math.min(mostMillis, FIRST_MILLIS << beyond);
    }

    /** Takes an attempt back. */
    synchronized void tookBack(String key) {
        Entry entry = entries.get(key);
        if (entry != null) {
            entries.put(key, new Entry(Math.max(0, entry.failures() - 1), 0, entry.last()));
        }
    }

    /** The key has shown that it is in the right: all is forgotten. */
    synchronized void succeeded(String key) {
        entries.remove(key);
    }

    private void forgetOldest() {
        Iterator<Entry> oldest = entries.values().iterator();
        while (entries.size() > REMEMBERED && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }
}
