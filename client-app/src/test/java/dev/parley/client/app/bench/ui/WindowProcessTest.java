package dev.parley.client.app.bench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.parley.client.app.process.Launch;
import dev.parley.client.app.window.FirstPicture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processes that the benchmark of the window starts, without a display. */
class WindowProcessTest {
    private static final String NO_SCREEN = "-Dglass.platform=Headless -Dprism.order=sw";
    private static final long PATIENCE_SECONDS = 90;

    @TempDir
    private Path folder;

    private String run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().put("JAVA_TOOL_OPTIONS", NO_SCREEN);
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(() -> read(log)).isZero();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void the_app_says_when_its_window_can_be_used_and_closes_it_if_asked_to() throws Exception {
        assertThat(run(Launch.window(List.of()), Map.of(FirstPicture.VARIABLE, FirstPicture.CLOSE)))
                .contains(FirstPicture.LINE);
    }

    /** The package's cache of loaded classes is made so: an end with 0 means that the two have seen each other. */
    @Test
    void the_app_holds_a_meeting_with_itself_after_its_window_is_closed_if_asked_to() throws Exception {
        assertThat(run(Launch.window(List.of()), Map.of(FirstPicture.VARIABLE, FirstPicture.REHEARSE)))
                .contains(FirstPicture.LINE);
    }

    @Test
    void eight_people_are_drawn_and_clicks_are_answered() throws Exception {
        JsonObject measured = JsonParser.parseString(
                        run(Launch.command(List.of("bench", "ui", "--window", "--seconds", "2")), Map.of()))
                .getAsJsonObject();
        assertThat(values(measured, "fps")).hasSize(8).allMatch(fps -> fps > 0);
        assertThat(values(measured, "widths")).hasSize(8).allMatch(width -> width > 300);
        assertThat(values(measured, "clicks")).isNotEmpty();
        assertThat(values(measured, "pulses")).isNotEmpty();
        assertThat(values(measured, "cores")).hasSize(1).allMatch(cores -> cores > 0);
    }

    private static List<Double> values(JsonObject measured, String name) {
        return measured.getAsJsonArray(name).asList().stream()
                .map(JsonElement::getAsDouble)
                .toList();
    }
}
