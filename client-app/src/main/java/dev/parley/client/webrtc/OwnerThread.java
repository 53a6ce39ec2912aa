package dev.parley.client.webrtc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that calls the media library. Tasks run in the order they were posted; a task that throws is logged and the
 * next one runs.
 */
final class OwnerThread {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerThread.class);

    /** About 100 KB when full, and more than any meeting posts in a second. At the bound {@link #post} refuses. */
    private static final int CAPACITY = 4096;

    private final BlockingQueue<Runnable> tasks = new ArrayBlockingQueue<>(CAPACITY);
    private final List<Periodic> periodics = new ArrayList<>();
    private final Thread thread;
    private final Runnable last;
    private volatile boolean stopping;

    /**
     * Makes the thread; {@link #start} starts it.
     *
     * @param last runs on the thread when it stops
     */
    OwnerThread(String name, Runnable last) {
        this.last = last;
        this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
    }

    /** Runs a task again and again. Only before {@link #start}. */
    void every(long periodMs, Runnable task) {
        periodics.add(new Periodic(TimeUnit.MILLISECONDS.toNanos(periodMs), task));
    }

    void start() {
        thread.start();
    }

    /** Queues a task. Any thread; never blocks. False if it will not run: the thread stops, or the queue is full. */
    boolean post(Runnable task) {
        if (stopping) {
            return false;
        }
        boolean queued = tasks.offer(task);
        if (!queued) {
            LOG.error("The media thread is {} tasks behind; a task is dropped.", CAPACITY);
        }
        return queued;
    }

    /** Drops what is queued, runs the last task and waits for it. */
    void stop(long timeoutMs) {
        stopping = true;
        boolean queued = tasks.offer(() -> {});
        try {
            thread.join(timeoutMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.error("The media thread did not end within {} ms (wake-up queued: {}).", timeoutMs, queued);
        }
    }

    private void run() {
        long now = System.nanoTime();
        periodics.forEach(periodic -> periodic.next = now + periodic.periodNanos);
        while (!stopping) {
            step();
        }
        guarded(last);
    }

    private void step() {
        try {
            Runnable task = tasks.poll(untilNextPeriodic(), TimeUnit.NANOSECONDS);
            if (task != null && !stopping) {
                guarded(task);
            }
            runDue();
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    private long untilNextPeriodic() {
        long now = System.nanoTime();
        long wait = TimeUnit.SECONDS.toNanos(1);
        for (Periodic periodic : periodics) {
            wait = Math.min(wait, periodic.next - now);
        }
        return wait;
    }

    private void runDue() {
        long now = System.nanoTime();
        for (Periodic periodic : periodics) {
            if (!stopping && now - periodic.next >= 0) {
                guarded(periodic.task);
                periodic.next = Math.max(periodic.next + periodic.periodNanos, System.nanoTime());
            }
        }
    }

    /** Runs a part of a task that must not keep the other parts from running. */
    static void guarded(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            // Also errors: a native failure arrives as java.lang.Error and must not end the only thread that can clean
            // up.
            LOG.error("A media task failed.", e);
        }
    }

    private static final class Periodic {
        private final long periodNanos;
        private final Runnable task;
        private long next;

        Periodic(long periodNanos, Runnable task) {
            this.periodNanos = periodNanos;
            this.task = task;
        }
    }
}
