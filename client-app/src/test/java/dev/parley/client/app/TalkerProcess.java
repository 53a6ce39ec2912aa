package dev.parley.client.app;

import static org.awaitility.Awaitility.await;

import dev.parley.client.TestMain;
import dev.parley.client.webrtc.PulseServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A {@link Talker} in a process of its own, whose sound devices are a server's. */
final class TalkerProcess implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String name;
    private final Process process;
    private final PrintWriter orders;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private TalkerProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        Thread.ofPlatform().name("read-" + name).daemon(true).start(this::read);
    }

    /** Its folder is below this one. */
    static TalkerProcess start(PulseServer server, Path folder, String name) throws IOException {
        return start(server.environment(), folder, name);
    }

    /** Likewise, with another environment. */
    static TalkerProcess start(Map<String, String> environment, Path folder, String name) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(TestMain.command(
                        List.of(), Talker.class, name, folder.resolve(name).toString()))
                .redirectError(folder.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        return new TalkerProcess(name, builder.start());
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void tell(String order) {
        orders.println(order);
    }

    /** Asks, and waits for the answer to this question. */
    String ask(String question) {
        int before = values(question).size();
        tell(question);
        await(name + ": " + question)
                .atMost(PATIENCE)
                .until(() -> values(question).size() > before);
        return values(question).getLast();
    }

    /** Waits until what it said last of this fits. */
    String awaitLast(String key, Predicate<String> fits) {
        await(name + " says " + key)
                .atMost(PATIENCE)
                .until(() -> !values(key).isEmpty() && fits.test(values(key).getLast()));
        return values(key).getLast();
    }

    /** Everything it said of this, oldest first. */
    List<String> values(String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .toList();
    }

    /** One that does not end by itself fails the test. */
    @Override
    public void close() {
        orders.close();
        try {
            await(name + " ends").atMost(PATIENCE).until(() -> !process.isAlive());
        } finally {
            process.destroyForcibly();
        }
    }
}
