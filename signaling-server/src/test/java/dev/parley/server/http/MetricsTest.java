package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import dev.parley.server.metrics.ServerMetrics;
import dev.parley.server.net.TestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code /metrics} counts while real clients meet, come back and make mistakes. */
class MetricsTest {
    private RunningApi api;

    @BeforeEach
    void start() throws IOException {
        api = new RunningApi();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private List<String> lines() throws IOException, InterruptedException {
        HttpResponse<String> response = api.asAdmin("GET", "/metrics", "");
        assertThat(response.headers().firstValue("Content-Type")).hasValue(ServerMetrics.CONTENT_TYPE);
        return response.body().lines().toList();
    }

    private void await(String... expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(lines()).contains(expected));
    }

    @Test
    void joins_returns_messages_and_refusals_are_counted_without_names() throws Exception {
        try (TestClient ann = TestClient.welcomed(api.server.url());
                TestClient bob = TestClient.welcomed(api.server.url())) {
            ann.say(new ClientMessage.CreateRoom("Secret plans", "", Visibility.PRIVATE, 2));
            RoomId room = ann.expect(ServerMessage.RoomCreated.class).room().id();
            ann.say(new ClientMessage.JoinRoom(room, "Annabel", MediaState.OFF));
            String ticket = ann.expect(ServerMessage.RoomJoined.class).ticket();
            bob.say(new ClientMessage.JoinRoom(room, "Annabel", MediaState.OFF));
            bob.expect(ServerMessage.ErrorReply.class);
            await(
                    "parley_connections 2.0",
                    "parley_clients 2.0",
                    "parley_connections_opened_total 2.0",
                    "parley_rooms 1.0",
                    "parley_rooms_public 0.0",
                    "parley_participants 1.0",
                    "parley_rooms_by_participants{participants=\"1\"} 1.0",
                    "parley_joins_total{kind=\"new\"} 1.0",
                    "parley_joins_total{kind=\"resumed\"} 0.0",
                    "parley_join_time_seconds_count 1",
                    "parley_messages_received_total{type=\"hello\"} 2.0",
                    "parley_messages_received_total{type=\"join-room\"} 2.0",
                    "parley_requests_refused_total{code=\"name-taken\"} 1.0",
                    "parley_draining 0.0");

            bob.say(new ClientMessage.JoinRoom(room, "Annabel", MediaState.OFF, ticket, false));
            bob.expect(ServerMessage.RoomJoined.class);
            await("parley_joins_total{kind=\"resumed\"} 1.0");
            assertThat(String.join("\n", lines())).doesNotContain("Annabel", "Secret", room.value());
        }
        await("parley_connections 0.0", "parley_connection_duration_seconds_count 2");
    }

    @Test
    void whoever_is_not_let_in_and_whoever_is_sent_away_is_counted() throws Exception {
        String url = api.server.url().replace("ws:", "http:");
        HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding());
        try (TestClient ann = TestClient.welcomed(api.server.url())) {
            api.server.close();
            ann.expect(ServerMessage.Goodbye.class);
        }
        await(
                "parley_connections_refused_total{code=\"unsupported\"} 1.0",
                "parley_sessions_ended_total{code=\"shutting-down\"} 1.0",
                "parley_draining 1.0");
    }

    @Test
    void what_clients_report_is_added_up_and_too_much_of_it_is_refused() throws Exception {
        try (TestClient ann = TestClient.welcomed(api.server.url())) {
            ann.say(new ClientMessage.Report(800L, 3, 1, 2, 40L, 10L));
            ann.say(new ClientMessage.Report(null, 2, 0, 0, null, null));
            await(
                    "parley_client_reports_total 2.0",
                    "parley_client_join_time_seconds_bucket{le=\"1.0\"} 1",
                    "parley_client_join_time_seconds_bucket{le=\"0.5\"} 0",
                    "parley_client_ice_failures_total 2.0",
                    "parley_client_links_total{path=\"direct\"} 4.0",
                    "parley_client_links_total{path=\"relay\"} 1.0",
                    "parley_client_rtt_seconds_sum 0.04",
                    "parley_client_loss_sum 0.01");
            for (int i = 0; i < 10; i++) {
                ann.say(new ClientMessage.Report(null, 100, 100, 0, null, null));
            }
            assertThat(ann.expect(ServerMessage.ErrorReply.class).code()).isEqualTo(ErrorCode.RATE_LIMITED);
            await("parley_client_reports_total 4.0");
        }
    }

    @Test
    void the_java_machine_is_there_too() throws Exception {
        assertThat(lines())
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"))
                .anyMatch(line -> line.startsWith("process_cpu_usage "))
                .anyMatch(line -> line.startsWith("process_files_open_files "))
                .anyMatch(line -> line.startsWith("jvm_threads_live_threads "));
    }
}
