package dev.parley.server.main;

import dev.parley.server.session.Timekeeper;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Whether the database answers. It is asked once a second at most, by one thread at a time: whoever asks this server whether it is
 * ready, and how often, takes no connections from those who sign in. Any thread.
 */
final class DatabaseCheck implements BooleanSupplier {
    private static final long GOOD_MILLIS = 1_000;

    private final BooleanSupplier database;
    private final Timekeeper time;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile boolean answered = true;
    private volatile long dueMillis;

    /**
     * Nothing was asked yet.
     *
     * @param database asks it, however long that takes
     */
    DatabaseCheck(BooleanSupplier database, Timekeeper time) {
        this.database = database;
        this.time = time;
        this.dueMillis = time.monotonicMillis();
    }

    /** What it said last; while somebody waits for it, what it said before. */
    @Override
    public boolean getAsBoolean() {
        if (time.monotonicMillis() >= dueMillis && asking.tryLock()) {
            try {
                answered = database.getAsBoolean();
                dueMillis = time.monotonicMillis() + GOOD_MILLIS;
            } finally {
                asking.unlock();
            }
        }
        return answered;
    }
}
