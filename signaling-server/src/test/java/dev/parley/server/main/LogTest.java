package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.Visibility;
import dev.parley.server.net.TestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing that a client sends makes a line of the log, and nothing secret gets into it, at its most talkative. */
class LogTest {
    private static final String FORGED = "2026-11-29T12:00:00.000Z INFO server.session - forged";
    private static final String LINE = "\\d{4}-\\d\\d-\\d\\dT\\S+ (ERROR|WARN|INFO|DEBUG) server\\.\\w+ - .*";

    private static final Map<String, String> SECRETS = Map.of(
            "SERVER_PASSWORD", "password-that-nobody-may-see",
            "SERVER_TOKEN", "token-that-nobody-may-see",
            "TURN_SERVERS", "turn:turn.example.org:3478",
            "TURN_SECRET", "turn-secret-that-nobody-may-see",
            "TICKET_KEY", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
            "LOG_LEVEL", "debug");

    private static ClientMessage.Hello hello(String program, Credentials credentials) {
        return new ClientMessage.Hello(1, program, List.of(), credentials);
    }

    @Test
    void what_clients_send_forges_no_line_and_shows_no_secret() throws Exception {
        try (ServerProcess server = ServerProcess.ready(SECRETS, "--port", "0", "--http-port", "0")) {
            guess(server);
            String ticket = meet(server);
            for (String raw : List.of(
                    "GET / HTTP/1.1\r\nHost: x\r\nX: a\n" + FORGED + "\r\n\r\n",
                    FORGED + "\r\n\r\n",
                    "GET /\u001b[31m HTTP/1.1\r\n" + FORGED + ": x\r\n\r\n",
                    "GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: upgrade\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: " + FORGED + "\r\nOrigin: " + FORGED + "\r\n\r\n",
                    "GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: upgrade\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: " + FORGED + "\r\nX-Forwarded-For: " + FORGED + "\r\n\r\n")) {
                send(server, raw);
            }
            server.process.destroy();
            server.process.waitFor();

            assertThat(server.errors().lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line)
                            .matches(LINE)
                            .doesNotStartWith(FORGED)
                            .doesNotContain("\u001b"));
            assertThat(server.errors())
                    .contains("client=\"x' correlation=forged y='\"")
                    .doesNotContain("nobody-may-see", "00112233", "guess-1", ticket, "v=0", "candidate:");
            assertThat(server.output())
                    .doesNotContain("nobody-may-see", "00112233")
                    .hasLineCount(1);
        }
    }

    private static void guess(ServerProcess server) {
        for (Credentials wrong : List.of(new Credentials.Password("guess-1"), new Credentials.Token("guess-1"))) {
            try (TestClient client = TestClient.open(server.url())) {
                client.say(hello("x", wrong));
                assertThat(client.expect(ServerMessage.Goodbye.class).code()).isEqualTo(ErrorCode.UNAUTHORIZED);
            }
        }
        try (TestClient client = TestClient.open(server.url())) {
            client.sayText(
                    "{\"type\":\"hello\",\"id\":\"1\",\"data\":{\"protocol\":1,\"client\":\"x\\n" + FORGED + "\"}}");
            client.sayText("{\"type\":\"" + FORGED + "\\n" + FORGED + "\",\"id\":\"\\n" + FORGED + "\"}");
            client.sayText("\n" + FORGED);
            client.expect(ServerMessage.ErrorReply.class);
        }
    }

    /** One who knows the password and does all there is to do; returns the ticket. */
    private static String meet(ServerProcess server) {
        try (TestClient client = TestClient.open(server.url())) {
            client.say(hello("x\" correlation=forged y=\"", new Credentials.Password("password-that-nobody-may-see")));
            client.expect(ServerMessage.Welcome.class);
            client.say(new ClientMessage.CreateRoom("A room", "", Visibility.PRIVATE, 0));
            var room = client.expect(ServerMessage.RoomCreated.class).room().id();
            client.say(new ClientMessage.JoinRoom(room, "Ada", MediaState.OFF));
            String ticket = client.expect(ServerMessage.RoomJoined.class).ticket();
            client.say(new Signal.Offer(room, new ParticipantId("nobody"), 1, "v=0"));
            client.say(new Signal.Candidate(
                    room, new ParticipantId("nobody"), 1, new IceCandidate("candidate:1", "0", 0)));
            client.say(new ClientMessage.GetIceServers());
            client.expect(ServerMessage.IceServers.class);
            return ticket;
        }
    }

    private static void send(ServerProcess server, String bytes) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    }
}
