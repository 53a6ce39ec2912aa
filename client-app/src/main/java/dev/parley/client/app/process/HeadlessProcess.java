package dev.parley.client.app.process;

import com.google.gson.JsonObject;
import dev.parley.client.app.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A headless participant in a process of its own. Any thread. */
public final class HeadlessProcess implements Attendee {
    private static final long END_MS = 4_000;

    private final Process process;
    private final Thread reader;
    private final EventLog told = new EventLog();

    private HeadlessProcess(Process process) {
        this.process = process;
        reader = Threads.daemon("parley-child-out", () -> read(process.getInputStream(), told::addEvent));
        reader.start();
        Threads.daemon("parley-child-err", () -> read(process.getErrorStream(), told::addLine))
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

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public List<JsonObject> events(String name) {
        return told.events(name);
    }

    @Override
    public Optional<JsonObject> await(String name, Predicate<JsonObject> which, long timeoutMs)
            throws InterruptedException {
        return told.await(name, which, timeoutMs, () -> !reader.isAlive());
    }

    public Optional<JsonObject> await(String name, long timeoutMs) throws InterruptedException {
        return await(name, e -> true, timeoutMs);
    }

    /** Asks it to leave the meeting; its summary follows. */
    public void leave() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            told.addLine("its standard input was closed already: " + e.getMessage());
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

    @Override
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

    @Override
    public List<String> log() {
        return told.log();
    }

    /** Ends it: asks first, then kills. */
    @Override
    public void close() {
        leave();
        Departure.await(process, END_MS);
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
}
