package dev.parley.client.app;

import dev.parley.client.core.Event;
import java.util.ArrayDeque;
import java.util.List;

/**
 * The last events with their times, without secrets: what a support bundle holds, and what replays to the same state.
 *
 * <p>Holds {@value #CAPACITY} entries; the oldest falls out. Any thread.
 */
public final class Journal {
    static final int CAPACITY = 4096;

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();

    /**
     * An event as the core took it.
     *
     * @param at milliseconds since 1970-01-01T00:00Z
     */
    public record Entry(long at, Event event) {}

    synchronized void add(long at, Event event) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
        }
        entries.addLast(new Entry(at, Redaction.of(event)));
    }

    /** What is held now, oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}
