package dev.parley.client.app;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Effect;
import dev.parley.client.core.Event;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.Next;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the client's state and the one thread that changes it: takes an event, updates, publishes the new state, hands the
 * effects to the runner in order, tells the listeners.
 *
 * <p>The queue holds {@value #CAPACITY} events. When three quarters are taken, statistics samples are dropped, which the
 * next ones replace; when it is full, every event is. Both are counted and logged: {@link #send} never blocks, because
 * its callers are threads that must not (native callbacks, the FX thread).
 */
public final class Store implements AutoCloseable {
    static final int CAPACITY = 8192;
    private static final int SAMPLES_UP_TO = CAPACITY * 3 / 4;
    private static final long CLOSE_MS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong dropped = new AtomicLong();
    private final Journal journal = new Journal();
    private final Update update;
    private final InstantSource clock;
    private final Thread thread = Threads.daemon("parley-core", this::loop);
    private volatile Consumer<Effect> effects = effect -> {};
    private volatile AppState state;
    private volatile boolean closed;

    /** The pure function that decides everything, such as {@code Program::update}. */
    @FunctionalInterface
    public interface Update {
        /**
         * Called on the core thread.
         *
         * @param now milliseconds since 1970-01-01T00:00Z
         */
        Next<AppState> apply(AppState state, Event event, long now);
    }

    /** Hears of every event. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Called on the core thread after the effects were handed out; must not block.
         *
         * @param nanoTime {@link System#nanoTime()} when the event was queued
         */
        void onEvent(Event event, long nanoTime, AppState before, Next<AppState> next);
    }

    /** An event that is taken only if it still applies when its turn comes. */
    private record Item(Event event, long nanoTime, BooleanSupplier applies) {}

    public Store(AppState initial, Update update, InstantSource clock) {
        this.state = initial;
        this.update = update;
        this.clock = clock;
    }

    /**
     * Starts the core thread. Events sent before wait. Called once.
     *
     * @param runner runs effects, on the core thread; must not block
     */
    public void start(Consumer<Effect> runner) {
        effects = runner;
        thread.start();
    }

    /** Queues an event. Any thread; never blocks. */
    public void send(Event event) {
        sendIf(event, () -> true);
    }

    /**
     * Queues an event that is forgotten if it does not apply any more.
     *
     * @param applies asked on the core thread
     */
    void sendIf(Event event, BooleanSupplier applies) {
        boolean room = !isSample(event) || queue.size() < SAMPLES_UP_TO;
        if (!room || !queue.offer(new Item(event, System.nanoTime(), applies))) {
            logDropped(event, dropped.incrementAndGet());
        }
    }

    /** The newest state. Any thread. */
    public AppState state() {
        return state;
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public void unlisten(Listener listener) {
        listeners.remove(listener);
    }

    public Journal journal() {
        return journal;
    }

    /** How many events the full queue has lost. */
    public long dropped() {
        return dropped.get();
    }

    /** How many events wait for the core thread. */
    int waiting() {
        return queue.size();
    }

    /** Ends the core thread; events that wait are forgotten. Waits up to {@value #CLOSE_MS} ms for it. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (!closed) {
            try {
                takeOne();
            } catch (InterruptedException e) {
                LOG.atDebug().log("Woken to end");
            }
        }
    }

    private void takeOne() throws InterruptedException {
        Item item = queue.take();
        if (item.applies().getAsBoolean()) {
            step(item.event(), item.nanoTime());
        }
    }

    private void step(Event event, long nanoTime) {
        long now = clock.millis();
        journal.add(now, event);
        AppState before = state;
        guarded(event, () -> {
            Next<AppState> next = update.apply(before, event, now);
            state = next.state();
            next.effects().forEach(effect -> guarded(event, () -> effects.accept(effect)));
            listeners.forEach(listener -> guarded(event, () -> listener.onEvent(event, nanoTime, before, next)));
        });
    }

    /** A defect in one step must not end the meeting: the step is given up, the thread goes on. */
    private static void guarded(Event event, Runnable body) {
        try {
            body.run();
        } catch (RuntimeException | Error e) {
            LOG.atError()
                    .addKeyValue("event", event.getClass().getSimpleName())
                    .setCause(e)
                    .log("An event could not be handled");
        }
    }

    private static boolean isSample(Event event) {
        return event instanceof Event.ProcessorsMeasured
                || (event instanceof Event.Link link && link.event() instanceof LinkEvent.Sampled);
    }

    /** Logs the first loss and then each power of two, so that a flood cannot fill the log. */
    private static void logDropped(Event event, long count) {
        if (Long.bitCount(count) == 1) {
            LOG.atWarn()
                    .addKeyValue("event", event.getClass().getSimpleName())
                    .addKeyValue("dropped", count)
                    .log("The event queue is full");
        }
    }
}
