package dev.parley.client.app.process;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.parley.client.app.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A headless participant in a process of its own. Keeps its last {@value #EVENTS} events and {@value #LOG_LINES} lines of
 * standard error. Any thread.
 */
public final class HeadlessProcess implements AutoCloseable {
    private static final int EVENTS = 20_000;
    private static final int LOG_LINES = 60;
    private static final long END_MS = 4_000;

    private final Process process;
    private final Thread reader;
    private final Deque<JsonObject> events = new ArrayDeque<>();
    private final Deque<String> log = new ArrayDeque<>();

    private HeadlessProcess(Process process) {
        this.process = process;
        reader = Threads.daemon("parley-child-out", () -> read(process.getInputStream(), this::keepEvent));
        reader.start();
        Threads.daemon("parley-child-err", () -> read(process.getErrorStream(), this::keepLog))
                .start();
    }

    /** Starts {@code parley headless --json --until-eof} with these further arguments. */
    public static HeadlessProcess start(List<String> arguments) throws IOException {
        return start(List.of(), arguments);
    }

    /**
     * Starts it elsewhere.
     *
     * @param prefix the command line that runs a command there, such as in a network namespace
     */
    public static HeadlessProcess start(List<String> prefix, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        List<String> all = new ArrayList<>(List.of("headless", "--json", "--until-eof"));
        all.addAll(arguments);
        command.addAll(Launch.command(all));
        return new HeadlessProcess(new ProcessBuilder(command).start());
    }

    public long pid() {
        return process.pid();
    }

    /** The events of this name so far, oldest first. */
    public synchronized List<JsonObject> events(String name) {
        return events.stream().filter(e -> isNamed(e, name)).toList();
    }

    /** Waits for an event. Empty if it did not come in time or the process ended before. */
    public Optional<JsonObject> await(String name, Predicate<JsonObject> which, long timeoutMs)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeoutMs * 1_000_000;
        synchronized (this) {
            while (true) {
                Optional<JsonObject> found = events(name).stream().filter(which).findFirst();
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (found.isPresent() || left <= 0 || !reader.isAlive()) {
                    return found;
                }
                // The reader's end is not announced: look again now and then.
                wait(Math.min(left, 200));
            }
        }
    }

    public Optional<JsonObject> await(String name, long timeoutMs) throws InterruptedException {
        return await(name, e -> true, timeoutMs);
    }

    /** Asks it to leave the meeting; its summary follows. */
    public void leave() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            keepLog("its standard input was closed already: " + e.getMessage());
        }
    }

    /** Interrupts it as Ctrl+C does where the system can, else as {@link #leave}. */
    public void terminate() {
        if (process.supportsNormalTermination()) {
            process.destroy();
        } else {
            leave();
        }
    }

    /** Ends it without a goodbye, as {@code kill -9} does, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Lets it stand still as a computer that sleeps, by SIGSTOP; {@link #resume} wakes it. */
    public void suspend() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("Process " + pid() + " could not be sent SIG" + name + ".");
        }
    }

    /**
     * When an event of this process happened, in ms since 1970; NaN before {@code started}. All processes run on this computer, so their
     * wall clocks agree.
     */
    public double epochMs(JsonObject event) {
        return events("started").stream()
                .findFirst()
                .map(e -> e.get("epochMs").getAsDouble()
                        - e.get("t").getAsDouble()
                        + event.get("t").getAsDouble())
                .orElse(Double.NaN);
    }

    /** Waits for its end; empty if it still runs. */
    public Optional<Integer> awaitExit(long timeoutMs) throws InterruptedException {
        if (!process.waitFor(timeoutMs, TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        reader.join(timeoutMs);
        return Optional.of(process.exitValue());
    }

    /** The last lines of its standard error. */
    public synchronized List<String> log() {
        return List.copyOf(log);
    }

    /** Ends it: asks first, then kills. */
    @Override
    public void close() {
        leave();
        try {
            if (!process.waitFor(END_MS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void read(InputStream stream, Consumer<String> lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
            }
        } catch (IOException e) {
            lines.accept("its output cannot be read: " + e.getMessage());
        }
    }

    private synchronized void keepEvent(String line) {
        try {
            JsonObject event = JsonParser.parseString(line).getAsJsonObject();
            if (events.size() == EVENTS) {
                events.removeFirst();
            }
            events.addLast(event);
        } catch (JsonParseException | IllegalStateException e) {
            keepLog("not an event: " + line);
        }
        notifyAll();
    }

    private synchronized void keepLog(String line) {
        if (log.size() == LOG_LINES) {
            log.removeFirst();
        }
        log.addLast(line);
    }

    private static boolean isNamed(JsonObject event, String name) {
        return event.has("event") && event.get("event").getAsString().equals(name);
    }
}
