package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import dev.parley.server.net.TestClient;
import dev.parley.server.net.tls.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The standalone server from the outside: what it prints, how it ends. */
class ServerProcessTest {
    private static final String[] FREE_PORTS = {"--port", "0", "--http-port", "0"};

    @Test
    void sigterm_tells_clients_and_the_process_ends_within_five_seconds() throws Exception {
        try (ServerProcess server = ServerProcess.ready(Map.of("SERVER_PASSWORD", ""), FREE_PORTS);
                TestClient client = TestClient.welcomed(server.url())) {
            server.process.destroy();
            assertThat(server.process.waitFor(5, TimeUnit.SECONDS))
                    .as("the contract: ended within 5 s")
                    .isTrue();
            assertThat(server.process.exitValue()).isEqualTo(143);

            ServerMessage.Goodbye goodbye = client.expect(ServerMessage.Goodbye.class);
            assertThat(goodbye.code()).isEqualTo(ErrorCode.SHUTTING_DOWN);
            assertThat(goodbye.retryAfterMs()).isNotNull();
            assertThat(server.output())
                    .as("one line on standard output, no more")
                    .hasLineCount(1);
            assertThat(server.errors()).contains("server.session", "correlation=");
        }
    }

    @Test
    void health_counts_rooms_and_names_only_the_public_ones() throws Exception {
        try (ServerProcess server = ServerProcess.ready(Map.of(), FREE_PORTS);
                TestClient client = TestClient.welcomed(server.url())) {
            client.say(new ClientMessage.CreateRoom("Open house", "", Visibility.PUBLIC, 4));
            var open = client.expect(ServerMessage.RoomCreated.class).room().id();
            client.say(new ClientMessage.CreateRoom("Secret plans", "", Visibility.PRIVATE, 0));
            client.expect(ServerMessage.RoomCreated.class);
            client.say(new ClientMessage.JoinRoom(open, "Ann", MediaState.OFF));
            client.expect(ServerMessage.RoomJoined.class);

            String body = get(server.health()).body();
            JsonObject health = JsonParser.parseString(body).getAsJsonObject();
            assertThat(health.get("status").getAsString()).isEqualTo("ok");
            assertThat(health.get("connected_clients").getAsInt()).isEqualTo(1);
            JsonObject rooms = health.getAsJsonObject("rooms");
            assertThat(rooms.get("total").getAsInt()).isEqualTo(2);
            assertThat(rooms.getAsJsonArray("list")).hasSize(1);
            assertThat(rooms.getAsJsonArray("list").get(0).getAsJsonObject().get("name"))
                    .hasToString("\"Open house\"");
            assertThat(body).doesNotContain("Secret");
            assertThat(get(server.health().replace("/health", "/other")).statusCode())
                    .isEqualTo(404);
        }
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_port_in_use_is_explained_and_ends_with_1() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerProcess server = new ServerProcess(
                        Map.of(), "--port", Integer.toString(taken.getLocalPort()), "--http-port", "0")) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.errors()).contains("Cannot listen on port " + taken.getLocalPort(), "--port");
            assertThat(server.output()).isEmpty();
        }
    }

    @Test
    void with_a_certificate_the_url_says_wss(@TempDir Path folder) throws Exception {
        TestAuthority.Pair pair = new TestAuthority(folder).certificate("EC");
        Map<String, String> tls = Map.of(
                "TLS_CERTIFICATE",
                pair.certificate().toString(),
                "TLS_KEY",
                pair.key().toString());
        try (ServerProcess server = ServerProcess.ready(tls, FREE_PORTS)) {
            assertThat(server.url()).startsWith("wss://127.0.0.1:");
            assertThat(get(server.health()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_wrong_value_is_named_with_its_origin_and_ends_with_2(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("server.properties"), "max-participants=1\n");
        try (ServerProcess server = new ServerProcess(Map.of(), "--config", file.toString())) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.errors())
                    .contains("max-participants in the file " + file, "\"1\"", "a whole number from 2 to 100");
        }
    }

    @Test
    void the_log_is_lines_of_json_if_wished_and_every_line_has_a_correlation() throws Exception {
        try (ServerProcess server =
                        ServerProcess.ready(Map.of("LOG_FORMAT", "json", "LOG_LEVEL", "debug"), FREE_PORTS);
                TestClient client = TestClient.welcomed(server.url())) {
            client.say(new ClientMessage.JoinRoom(new RoomId("babab-babab-babab"), "Ann", MediaState.OFF));
            String correlation = client.expect(ServerMessage.ErrorReply.class).correlation();
            server.process.destroy();
            assertThat(server.exitCode()).isEqualTo(143);
            assertThat(server.errors().lines())
                    .hasSizeGreaterThan(3)
                    .allSatisfy(line -> assertThat(JsonParser.parseString(line)
                                    .getAsJsonObject()
                                    .keySet())
                            .contains("time", "level", "logger", "correlation", "message"))
                    .anySatisfy(line -> assertThat(line)
                            .as("the refused request")
                            .contains("\"correlation\":\"" + correlation + "\"", "room-unknown"));
        }
    }

    @Test
    void admins_ask_with_the_token_that_was_made_in_the_data_folder(@TempDir Path data) throws Exception {
        try (ServerProcess server = ServerProcess.ready(
                Map.of("ADMIN_PORT", "0", "LOG_FORMAT", "json"),
                "--port",
                "0",
                "--http-port",
                "0",
                "--data",
                data.toString())) {
            String token = Files.readString(data.resolve("admin.token")).strip();
            URI metrics = URI.create("http://127.0.0.1:" + adminPort(server) + "/metrics");
            HttpRequest request = HttpRequest.newBuilder(metrics)
                    .header("Authorization", "Bearer " + token)
                    .build();
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.body()).contains("parley_rooms 0.0");
            assertThat(get(metrics.toString()).statusCode()).isEqualTo(401);
            assertThat(server.errors() + server.output()).doesNotContain(token);
        }
    }

    private static int adminPort(ServerProcess server) throws IOException {
        return server.errors()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(line -> line.has("for") && line.get("for").getAsString().equals("admins"))
                .mapToInt(line -> line.get("port").getAsInt())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_admins_address_that_is_open_to_the_network_is_warned_of() throws Exception {
        try (ServerProcess server = ServerProcess.ready(
                Map.of("ADMIN_PORT", "0", "ADMIN_HOST", "0.0.0.0", "ADMIN_TOKEN", "correct-horse-battery"),
                FREE_PORTS)) {
            assertThat(server.errors()).contains("host=0.0.0.0 The admin's address is open to the network");
        }
        try (ServerProcess server =
                ServerProcess.ready(Map.of("ADMIN_PORT", "0", "ADMIN_TOKEN", "correct-horse-battery"), FREE_PORTS)) {
            assertThat(server.errors()).doesNotContain("open to the network").doesNotContain("correct-horse");
        }
    }

    @Test
    void an_admins_address_without_a_token_is_explained() throws Exception {
        try (ServerProcess server = new ServerProcess(Map.of("ADMIN_PORT", "0"), FREE_PORTS)) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.errors()).contains("--data DIR", "ADMIN_TOKEN");
        }
    }
}
