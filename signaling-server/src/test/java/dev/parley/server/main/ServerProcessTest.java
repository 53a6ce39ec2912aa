package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import dev.parley.server.net.TestClient;
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
    void a_wrong_value_is_named_with_its_origin_and_ends_with_2(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("server.properties"), "max-participants=1\n");
        try (ServerProcess server = new ServerProcess(Map.of(), "--config", file.toString())) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.errors())
                    .contains("max-participants in the file " + file, "\"1\"", "a whole number from 2 to 100");
        }
    }
}
