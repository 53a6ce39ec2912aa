package dev.parley.client.app;

import dev.parley.client.core.Event;
import dev.parley.client.core.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The core's deadlines. A timer that was stopped or started again before its event's turn came never fires, even if its
 * event was queued already.
 *
 * <p>Called on the core thread, except {@link #close}. Runs at most {@value #CAPACITY} timers; one more is not started,
 * which is logged.
 */
final class Timers implements AutoCloseable {
    static final int CAPACITY = 4096;
    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);

    private final Map<Timer, Running> running = new HashMap<>();
    private final Store store;
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(Threads.daemons("parley-timers"));
    private long starts;

    /** One start of a timer. */
    private record Running(long start, Future<?> future) {}

    Timers(Store store) {
        this.store = store;
    }

    void start(Timer timer, long delayMs) {
        stop(timer);
        if (running.size() == CAPACITY) {
            LOG.atError().addKeyValue("timer", timer).log("Too many timers; this one does not run");
            return;
        }
        long start = ++starts;
        Runnable fire = () -> store.sendIf(new Event.TimerFired(timer), () -> claim(timer, start));
        running.put(timer, new Running(start, scheduler.schedule(fire, delayMs, TimeUnit.MILLISECONDS)));
    }

    void stop(Timer timer) {
        Running current = running.remove(timer);
        if (current != null) {
            current.future().cancel(false);
        }
    }

    private boolean claim(Timer timer, long start) {
        Running current = running.get(timer);
        return current != null && current.start() == start && running.remove(timer, current);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
