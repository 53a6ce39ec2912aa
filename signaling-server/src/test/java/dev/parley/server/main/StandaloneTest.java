package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.net.TestClient;
import dev.parley.server.systemd.Systemd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the parts of a standalone server start and stop together. */
class StandaloneTest {
    private static final Systemd NO_SYSTEMD = Systemd.of(Map.of(), 1);

    @TempDir
    private Path folder;

    private static Configuration configuration(Map<String, String> more) throws ConfigurationException {
        Map<String, String> environment = new HashMap<>(Map.of("PORT", "0", "HTTP_PORT", "0"));
        environment.putAll(more);
        return Configuration.of(Sources.of(Map.of(), environment, null));
    }

    private static String part(Standalone server, String pattern) {
        return server.readyLine().replaceAll(pattern, "$1");
    }

    private static int ready(Standalone server) throws Exception {
        return readiness(server).statusCode();
    }

    private static HttpResponse<String> readiness(Standalone server) throws Exception {
        String health = part(server, ".*\\(health: (\\S+)\\)");
        URI ready = URI.create(health.replace("/health", "/ready"));
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void with_accounts_the_database_is_among_what_has_to_work() throws Exception {
        try (Standalone guests = Standalone.start(configuration(Map.of()), NO_SYSTEMD, time -> {})) {
            assertThat(readiness(guests).body()).doesNotContain("database");
        }
        Map<String, String> accounts = Map.of("ACCOUNTS", "open", "PARLEY_DATA", folder.toString());
        try (Standalone server = Standalone.start(configuration(accounts), NO_SYSTEMD, time -> {});
                AccountClient ada = new AccountClient(part(server, ".*ready: (\\S+) .*"))) {
            assertThat(readiness(server).statusCode()).isEqualTo(200);
            assertThat(readiness(server).body()).containsPattern("\"database\": ?true");
            assertThat(ada.welcomed(ada.register("ada")).session()).isNotEmpty();
        }
    }

    @Test
    void before_clients_are_sent_away_ready_says_no_and_everything_goes_on() throws Exception {
        List<Duration> pauses = new ArrayList<>();
        Standalone[] self = new Standalone[1];
        Standalone.Pause look = time -> {
            pauses.add(time);
            String url = part(self[0], ".*ready: (\\S+) .*");
            try (TestClient late = TestClient.welcomed(url)) {
                assertThat(ready(self[0])).isEqualTo(503);
                late.say(new ClientMessage.Ping());
                late.expect(ServerMessage.Pong.class);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        };
        Standalone server = Standalone.start(configuration(Map.of("DRAIN_SECONDS", "20")), NO_SYSTEMD, look);
        self[0] = server;
        assertThat(ready(server)).isEqualTo(200);
        try (TestClient ann = TestClient.welcomed(part(server, ".*ready: (\\S+) .*"))) {
            server.close();
            ServerMessage.Goodbye goodbye = ann.expect(ServerMessage.Goodbye.class);
            assertThat(goodbye.code()).isEqualTo(ErrorCode.SHUTTING_DOWN);
            assertThat(goodbye.retryAfterMs()).as("the app moves on by itself").isNotNull();
        }
        server.close();
        assertThat(pauses).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void a_port_that_cannot_be_had_leaves_none_of_the_others_open() throws Exception {
        int free = freePort();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Configuration wanted = configuration(Map.of(
                    "PORT",
                    Integer.toString(free),
                    "ADMIN_PORT",
                    Integer.toString(taken.getLocalPort()),
                    "ADMIN_TOKEN",
                    "correct-horse-battery"));
            assertThatThrownBy(() -> Standalone.start(wanted, NO_SYSTEMD, time -> {}))
                    .isInstanceOf(Standalone.CannotListenException.class)
                    .hasMessageContaining("--admin-port");
            try (ServerSocket again = new ServerSocket(free, 1, InetAddress.getLoopbackAddress())) {
                assertThat(again.isBound()).isTrue();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
