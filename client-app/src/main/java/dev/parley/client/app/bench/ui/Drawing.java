package dev.parley.client.app.bench.ui;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.parley.client.app.bench.Results;
import dev.parley.client.app.process.Launch;
import dev.parley.client.app.process.VirtualScreen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Has a window of a meeting of eight drawn in a process of its own, and reports what it measured. */
final class Drawing {
    /** As on a computer without a graphics processor, whatever this one has. */
    static final String IN_SOFTWARE = "-Dprism.order=sw";

    private static final int SCREEN_WIDTH = 2200;
    private static final int SCREEN_HEIGHT = 1500;

    private final int seconds;
    private final Consumer<String> progress;

    Drawing(int seconds, Consumer<String> progress) {
        this.seconds = seconds;
        this.progress = progress;
    }

    Results run() throws IOException, InterruptedException {
        Results results = new Results("ui tiles");
        progress.accept("eight moving pictures for " + seconds + " s");
        try (VirtualScreen screen = VirtualScreen.start(SCREEN_WIDTH, SCREEN_HEIGHT)) {
            report(measure(screen), results);
        }
        return results;
    }

    private JsonObject measure(VirtualScreen screen) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(screen.prefix());
        command.add("JAVA_TOOL_OPTIONS=" + IN_SOFTWARE);
        command.addAll(Launch.command(List.of("bench", "ui", "--window", "--seconds", String.valueOf(seconds))));
        Path log = Files.createTempFile("parley-bench-ui", ".txt");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(log.toFile()).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            process.waitFor();
            if (said.isEmpty()) {
                throw new IllegalStateException("The window was not drawn. " + Files.readString(log));
            }
            return JsonParser.parseString(said).getAsJsonObject();
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static void report(JsonObject measured, Results results) {
        results.add("pictures shown of each of eight people", "fps", values(measured, "fps"), "min 24");
        results.add("width of each picture as shown", "px", values(measured, "widths"), "640");
        results.add("processor of the window", "cores", values(measured, "cores"), "");
        results.add("click to what it changes on the screen", "ms", values(measured, "clicks"), "max 100");
        results.add("time from one pulse to the next", "ms", values(measured, "pulses"), "max 100");
    }

    private static List<Double> values(JsonObject measured, String name) {
        return measured.getAsJsonArray(name).asList().stream()
                .map(JsonElement::getAsDouble)
                .toList();
    }
}
