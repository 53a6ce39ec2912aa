package dev.parley.server.net;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Bounds what waits for all clients together. Each queue has a bound of its own, but thousands of clients that stop reading at
 * the same time could fill the heap with what is below it. At the bound those with the most waiting are given up as slow readers,
 * until a quarter is free again.
 */
final class QueueBudget {
    private final long mostBytes;

    /**
     * A bound for one server.
     *
     * @param mostBytes in all queues together, in bytes
     */
    QueueBudget(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** A quarter of what the heap may grow to. */
    static QueueBudget ofHeap() {
        return new QueueBudget(Runtime.getRuntime().maxMemory() / 4);
    }

    /** A client for whom something waits. */
    interface Reader {
        /** What waits for it, in bytes. */
        long queuedBytes();

        /** Gives it up as a slow reader. */
        void giveUp();
    }

    /** Looks at all readers. Called once each sweep. */
    void enforce(Collection<? extends Reader> readers) {
        record Waiting(Reader reader, long bytes) {}
        List<Waiting> waiting = readers.stream()
                .map(reader -> new Waiting(reader, reader.queuedBytes()))
                .filter(each -> each.bytes() > 0)
                .sorted(Comparator.comparingLong(Waiting::bytes).reversed())
                .toList();
        long total = waiting.stream().mapToLong(Waiting::bytes).sum();
        if (total <= mostBytes) {
            return;
        }
        LoggerFactory.getLogger("server.net")
                .atWarn()
                .addKeyValue("bytes", total)
                .addKeyValue("most", mostBytes)
                .log("Too much waits for clients that do not read; the slowest are disconnected");
        for (Waiting each : waiting) {
            if (total <= mostBytes / 4 * 3) {
                return;
            }
            total -= each.bytes();
            each.reader().giveUp();
        }
    }
}
