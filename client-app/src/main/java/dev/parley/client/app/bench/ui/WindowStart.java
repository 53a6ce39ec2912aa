package dev.parley.client.app.bench.ui;

import dev.parley.client.app.process.VirtualScreen;
import dev.parley.client.app.window.FirstPicture;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One start of the app, with preferences of nobody. */
final class WindowStart {
    private static final long WAIT_SECONDS = 60;

    private final VirtualScreen screen;
    private final Path folder;
    private final Path log;

    /** @param folder for what the app remembers and prints */
    WindowStart(VirtualScreen screen, Path folder) {
        this.screen = screen;
        this.folder = folder;
        log = folder.resolve("log.txt");
    }

    /** How long from here until its window can be used, ms. */
    double ms(List<String> command) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = start(command, "stay");
        try {
            awaitLine(process);
            return (System.nanoTime() - begin) / 1e6;
        } finally {
            end(process);
        }
    }

    /** Starts it, and lets it end by itself as soon as its window can be used. */
    void train(List<String> command) throws IOException, InterruptedException {
        Process process = start(command, FirstPicture.CLOSE);
        try {
            awaitLine(process);
            process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS);
        } finally {
            end(process);
        }
    }

    private Process start(List<String> command, String then) throws IOException {
        List<String> all = new ArrayList<>(screen.prefix());
        all.add(FirstPicture.VARIABLE + "=" + then);
        all.add("XDG_CONFIG_HOME=" + folder);
        all.add("JAVA_TOOL_OPTIONS=" + Drawing.IN_SOFTWARE);
        all.addAll(command);
        return new ProcessBuilder(all).redirectError(log.toFile()).start();
    }

    private void awaitLine(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.equals(FirstPicture.LINE)) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("The window did not open. " + Files.readString(log));
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
