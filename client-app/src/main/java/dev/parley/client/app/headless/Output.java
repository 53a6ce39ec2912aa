package dev.parley.client.app.headless;

import dev.parley.client.app.Threads;
import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes lines to standard output on a thread of its own, so that a reader that does not read holds up nobody else.
 * {@value #CAPACITY} lines may wait; more are dropped and counted in {@code summary}.
 */
final class Output implements AutoCloseable {
    private static final int CAPACITY = 8192;
    private static final long DRAIN_MS = 1_000;

    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong dropped = new AtomicLong();
    private final PrintStream out;
    private final boolean json;
    private final long startNanos;
    private final Thread writer = Threads.daemon("parley-output", this::loop);
    private volatile boolean closed;

    Output(PrintStream out, boolean json, long startNanos) {
        this.out = out;
        this.json = json;
        this.startNanos = startNanos;
        writer.start();
    }

    /** Writes a line about something that happened now. */
    void write(Line line) {
        write(System.nanoTime(), line);
    }

    /** Writes a line about something that happened at this {@link System#nanoTime()}. */
    void write(long nanoTime, Line line) {
        double t = (nanoTime - startNanos) / 1e6;
        if (!waiting.offer(json ? line.toJson(t) : line.toText(t))) {
            dropped.incrementAndGet();
        }
    }

    long dropped() {
        return dropped.get();
    }

    /** Writes what waits, for up to {@value #DRAIN_MS} ms. */
    @Override
    public void close() {
        closed = true;
        writer.interrupt();
        try {
            writer.join(DRAIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (!closed) {
            try {
                println(waiting.take());
            } catch (InterruptedException e) {
                closed = true;
            }
        }
        for (String line = waiting.poll(); line != null; line = waiting.poll()) {
            println(line);
        }
    }

    private void println(String line) {
        out.println(line);
        if (waiting.isEmpty()) {
            out.flush();
        }
    }
}
