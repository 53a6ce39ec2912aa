package dev.parley.client.app.browser;

import dev.parley.client.app.Threads;
import dev.parley.client.app.process.Departure;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A headless Chromium with its children, and a camera and a microphone that are not real. */
public final class Browser implements AutoCloseable {
    private static final long END_MS = 10_000;

    private final Process process;

    private Browser(Process process) {
        this.process = process;
    }

    /** Empty if it can be started here, else a sentence that says what is missing. */
    public static Optional<String> problem() {
        return command().isPresent()
                ? Optional.empty()
                : Optional.of("Chromium is missing. On Debian: apt-get install chromium");
    }

    private static Optional<Path> command() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(Path.of(folder, "chromium"), Path.of(folder, "chromium-browser")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Such as {@code Chromium 156.0.8078.79}. */
    public static String version() throws IOException {
        Process process = new ProcessBuilder(command().orElseThrow().toString(), "--version")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            return String.valueOf(lines.readLine()).replaceAll(" built on.*", "");
        }
    }

    /**
     * Starts it and opens the page.
     *
     * @param profile an empty folder
     * @param options further ones
     * @param log is given the lines of its standard error, on a thread of its own
     */
    public static Browser start(Path profile, List<String> options, String url, Consumer<String> log)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                command().orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--use-fake-ui-for-media-stream",
                "--autoplay-policy=no-user-gesture-required",
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0"));
        command.addAll(options);
        command.add(url);
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Threads.daemon("parley-browser-log", () -> read(process, log)).start();
        return new Browser(process);
    }

    private static void read(Process process, Consumer<String> log) {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(log);
        } catch (IOException | UncheckedIOException e) {
            log.accept("Its output cannot be read: " + e.getMessage());
        }
    }

    /** Of the first of its processes; the others are its descendants. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        Departure.await(process, END_MS);
        children.forEach(ProcessHandle::destroyForcibly);
        children.forEach(child -> child.onExit().join());
    }
}
