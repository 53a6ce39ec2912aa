package dev.parley.server.durable;

import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.server.session.Timekeeper;
import dev.parley.server.store.Visit;
import dev.parley.server.store.Visits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who is in durable rooms, on a thread of its own: what happens is noted at once and written soon. Every {@value #BEAT_MILLIS}
 * ms it says of each stay that it lasts, and ends those of which no server has said so for {@value #STALE_MILLIS} ms: that server
 * crashed. Any thread.
 *
 * <p>Bound: {@value #MOST_WAITING} changes wait; at the bound, when the database has been away for long, the oldest are lost, and the
 * log says so. Stays are bounded by the members of rooms.
 */
final class History implements AutoCloseable {
    static final int MOST_WAITING = 20_000;
    static final long BEAT_MILLIS = 10_000;
    static final long STALE_MILLIS = 40_000;
    private static final int AT_ONCE = 200;
    private static final int PARTING_MILLIS = 500;

    private static final Logger LOG = LoggerFactory.getLogger("server.durable");

    private final Visits visits;
    private final BooleanSupplier databaseAnswers;
    private final Timekeeper time;
    private final Deque<Visits.Change> waiting = new ArrayDeque<>();
    private final Set<Visits.Stay> stays = new LinkedHashSet<>();

    /** Whether the writer will come without being asked again: soon, or with the next beat because the database is away. */
    private boolean asked;

    private long lost;
    private @Nullable Future<?> beating;
    private final Object writing = new Object();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("room-history").daemon().factory());

    History(Visits visits, BooleanSupplier databaseAnswers, Timekeeper time) {
        this.visits = visits;
        this.databaseAnswers = databaseAnswers;
        this.time = time;
    }

    /** Begins; {@code also} is done with every beat, and throws nothing. */
    void start(Runnable also) {
        Runnable beat = () -> {
            beatSafely();
            also.run();
        };
        beating = writer.scheduleWithFixedDelay(beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    void joined(RoomId room, Participant who, @Nullable String account) {
        Visit visit = new Visit(room, who.id(), account, who.name(), who.joinedAt(), null);
        synchronized (waiting) {
            stays.add(new Visits.Stay(room, who.id()));
            note(new Visits.Joined(visit, time.epochMillis()));
        }
    }

    void left(RoomId room, ParticipantId who, long nowMillis) {
        synchronized (waiting) {
            stays.remove(new Visits.Stay(room, who));
            note(new Visits.Left(room, who, nowMillis));
        }
    }

    private void note(Visits.Change change) {
        if (waiting.size() >= MOST_WAITING) {
            waiting.removeFirst();
            lost++;
        }
        waiting.addLast(change);
        if (!asked) {
            ask();
        }
    }

    private void ask() {
        try {
            writer.execute(this::writeSafely);
            asked = true;
        } catch (RejectedExecutionException closed) {
            // The server goes down; those who are in rooms may come back into them later.
        }
    }

    private void expect(boolean comes) {
        synchronized (waiting) {
            asked = comes;
        }
    }

    private void writeSafely() {
        expect(false);
        try {
            write();
        } catch (RuntimeException away) {
            expect(true);
            LOG.atWarn()
                    .addKeyValue("kind", away.getClass().getSimpleName())
                    .log("The history of rooms could not be written; it is tried again");
        }
    }

    /**
     * Writes what waits, and returns when it is on disk.
     *
     * @throws RuntimeException if the database is away; then it waits on
     */
    void write() {
        synchronized (writing) {
            List<Visits.Change> next = take();
            while (!next.isEmpty()) {
                write(next);
                next = take();
            }
        }
    }

    private List<Visits.Change> take() {
        synchronized (waiting) {
            List<Visits.Change> taken = new ArrayList<>();
            while (taken.size() < AT_ONCE && !waiting.isEmpty()) {
                taken.add(waiting.removeFirst());
            }
            return taken;
        }
    }

    /** What could not be written is the first to be tried again. */
    private void putBack(List<Visits.Change> changes) {
        synchronized (waiting) {
            for (Visits.Change change : changes.reversed()) {
                if (waiting.size() < MOST_WAITING) {
                    waiting.addFirst(change);
                } else {
                    lost++;
                }
            }
        }
    }

    private void write(List<Visits.Change> changes) {
        try {
            visits.write(changes);
        } catch (RuntimeException failed) {
            writeOneByOne(changes);
        }
    }

    /** One of them cannot be written, or the database is away. */
    private void writeOneByOne(List<Visits.Change> changes) {
        for (int i = 0; i < changes.size(); i++) {
            try {
                visits.write(List.of(changes.get(i)));
            } catch (RuntimeException failed) {
                if (!databaseAnswers.getAsBoolean()) {
                    putBack(changes.subList(i, changes.size()));
                    throw failed;
                }
                LOG.atError()
                        .addKeyValue("kind", failed.getClass().getSimpleName())
                        .log("An entry in the history of a room could not be written");
            }
        }
    }

    private void beatSafely() {
        try {
            beat();
            expect(false);
            tellLoss();
        } catch (RuntimeException away) {
            LOG.atWarn()
                    .addKeyValue("kind", away.getClass().getSimpleName())
                    .log("The database cannot be told who is in rooms; it is tried again");
        }
    }

    private void tellLoss() {
        synchronized (waiting) {
            if (lost > 0) {
                LOG.atWarn()
                        .addKeyValue("entries", lost)
                        .log("The database was away for so long that a part of the history of rooms is lost");
                lost = 0;
            }
        }
    }

    /** Says what lasts, and ends what no server says so of. */
    void beat() {
        synchronized (writing) {
            write();
            long now = time.epochMillis();
            visits.last(lasting(), now);
            visits.endThoseNotSeenSince(now - STALE_MILLIS);
        }
    }

    /** How many changes wait to be written. */
    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private List<Visits.Stay> lasting() {
        synchronized (waiting) {
            return new ArrayList<>(stays);
        }
    }

    /** Writes what waits and stops. Stays that last stay open: their members come back after a restart, or they are ended then. */
    @Override
    public void close() {
        if (beating != null) {
            beating.cancel(false);
        }
        writer.shutdown();
        try {
            if (writer.awaitTermination(PARTING_MILLIS, TimeUnit.MILLISECONDS)) {
                beatSafely();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
