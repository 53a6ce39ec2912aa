package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.app.process.HeadlessProcess;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SignalingServer;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code parley headless --window}, in processes of their own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the environment is set with env")
@Needs(Need.MEDIA_LIBRARY)
class WindowBesideTest {
    private static final long PATIENCE_MS = 60_000;
    private static final List<String> NO_SCREEN =
            List.of("env", "JAVA_TOOL_OPTIONS=-Dglass.platform=Headless -Dprism.order=sw");

    @Test
    void the_tiles_of_the_window_say_how_large_the_others_are_shown() throws Exception {
        try (SignalingServer server = SignalingServer.start(ServerSettings.DEFAULTS.withAddress("127.0.0.1", 0));
                HeadlessProcess grace = HeadlessProcess.start(List.of(
                        "--server", "ws://127.0.0.1:" + server.port(), "--create", "Standup", "--name", "Grace"));
                HeadlessProcess ada = HeadlessProcess.start(
                        NO_SCREEN,
                        List.of("--room", link(grace), "--name", "Ada", "--window", "1000x600", "--view", "full"))) {
            await(ada, "frame", e -> true);
            // Two tiles lie side by side in 1000 pixels; what --view says would be 1280.
            await(
                    grace,
                    "stats",
                    e -> links(e).stream()
                            .map(link -> number(link, "sendWidth"))
                            .anyMatch(width -> width > 300 && width <= 500));
            ada.leave();
            assertThat(ada.awaitExit(PATIENCE_MS))
                    .as(String.join("\n", ada.log()))
                    .hasValue(0);
        }
    }

    private static String link(HeadlessProcess person) throws InterruptedException {
        return await(person, "joined", e -> true).get("link").getAsString();
    }

    private static List<JsonObject> links(JsonObject stats) {
        return stats.getAsJsonArray("links").asList().stream()
                .map(link -> link.getAsJsonObject())
                .toList();
    }

    private static int number(JsonObject link, String field) {
        return link.get(field).isJsonNull() ? 0 : link.get(field).getAsInt();
    }

    private static JsonObject await(HeadlessProcess person, String event, Predicate<JsonObject> which)
            throws InterruptedException {
        return person.await(event, which, PATIENCE_MS)
                .orElseThrow(() -> new AssertionError(String.join("\n", person.log())));
    }
}
