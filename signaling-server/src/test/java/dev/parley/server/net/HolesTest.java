package dev.parley.server.net;

import static dev.parley.server.net.RawSocket.CONTINUATION;
import static dev.parley.server.net.RawSocket.PING;
import static dev.parley.server.net.RawSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Presence;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.session.FakeTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.java_websocket.WebSocketImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each hole of Java-WebSocket 1.6.0: first seen open in the library as it comes, then closed here. */
class HolesTest {
    private static final byte[] CHUNK = new byte[32 * 1024];

    /** Stands still unless a test moves it, so that no time-out depends on how fast this machine is. */
    private final FakeTime time = new FakeTime();

    private SignalingServer server;
    private Meeting meeting;

    @BeforeAll
    static void be_patient() {
        Awaitility.setDefaultTimeout(TestClient.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @BeforeEach
    void meet() throws IOException {
        SocketSettings sockets = SocketSettings.DEFAULTS
                .withTimes(5_000, 2_000, 20)
                .withAllowedOrigins(Set.of("https://meet.example.org"));
        server = SignalingServer.start(ServerSettings.DEFAULTS.withSockets(sockets), time);
        meeting = new Meeting(server);
    }

    @AfterEach
    void everybody_elses_meeting_goes_on() {
        try {
            meeting.goesOn();
        } finally {
            meeting.close();
            server.close();
        }
    }

    @Test
    void a_message_of_endless_fragments_is_stopped_at_the_limit() throws Exception {
        byte[] more = RawSocket.bytes(CONTINUATION, false, true, CHUNK);
        try (PlainServer plain = PlainServer.limited();
                RawSocket hostile = RawSocket.open(plain.getPort())) {
            hostile.frame(TEXT, false, CHUNK);
            assertThat(hostile.writeUntilClosed(more, 128))
                    .as("4 MiB taken in behind a limit of 64 KiB")
                    .isEqualTo(128);
            hostile.frame(PING, true, new byte[0]);
            assertThat(plain.connection().isOpen()).isTrue();
        }
        try (RawSocket hostile = RawSocket.open(server.port())) {
            hostile.frame(TEXT, false, CHUNK);
            hostile.frame(CONTINUATION, false, CHUNK);
            hostile.frame(CONTINUATION, false, new byte[1]);
            assertThat(hostile.readToEnd()).contains("goodbye", "too-large");
        }
    }

    @Test
    void a_frame_that_claims_two_gigabytes_stops_the_library_but_only_its_sender_here() throws Exception {
        ByteBuffer claim = ByteBuffer.allocate(14);
        RawSocket.header(claim, TEXT, true, true, Integer.MAX_VALUE);
        try (PlainServer plain = PlainServer.unlimited();
                RawSocket hostile = RawSocket.open(plain.getPort())) {
            hostile.send(claim.array());
            assertThat(plain.failed.await(TestClient.PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
            Awaitility.await().until(() -> !accepts(plain.getPort()));
        }
        try (RawSocket hostile = RawSocket.open(server.port())) {
            hostile.send(claim.array());
            assertThat(hostile.readToEnd()).contains("too-large");
        }
    }

    private static boolean accepts(int port) {
        try (RawSocket probe = RawSocket.open(port)) {
            return probe.isConnected();
        } catch (IOException | AssertionError refused) {
            return false;
        }
    }

    @Test
    void an_unmasked_frame_ends_the_connection() throws Exception {
        byte[] unmasked = RawSocket.bytes(TEXT, true, false, new byte[] {'{', '}'});
        try (PlainServer plain = PlainServer.limited();
                RawSocket hostile = RawSocket.open(plain.getPort())) {
            hostile.send(unmasked);
            assertThat(plain.messages.poll(TestClient.PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isEqualTo("{}");
        }
        try (RawSocket hostile = RawSocket.open(server.port())) {
            hostile.send(unmasked);
            assertThat(hostile.readToEnd()).contains("goodbye", "malformed", "masked");
        }
    }

    /** The library reports a connection as open only after the client has its answer: frames can come before that. */
    @Test
    void a_frame_right_behind_the_handshake_gets_its_goodbye_too() throws Exception {
        byte[] unmasked = RawSocket.bytes(TEXT, true, false, new byte[] {'{', '}'});
        for (int i = 0; i < 50; i++) {
            try (RawSocket hostile = RawSocket.open(server.port())) {
                hostile.send(unmasked);
                assertThat(hostile.readToEnd()).contains("goodbye", "masked");
            }
        }
    }

    @Test
    void a_request_head_without_end_is_cut_off_at_eight_kilobytes() throws Exception {
        byte[] field = ("X-More: " + "x".repeat(1014) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (PlainServer plain = PlainServer.limited();
                RawSocket hostile = new RawSocket(plain.getPort())) {
            hostile.text(RawSocket.REQUEST_LINE);
            assertThat(hostile.writeUntilClosed(field, 64))
                    .as("64 KiB of head taken in")
                    .isEqualTo(64);
            assertThat(hostile.finishRequest()).startsWith("HTTP/1.1 101");
        }
        try (RawSocket hostile = new RawSocket(server.port())) {
            hostile.text(RawSocket.REQUEST_LINE);
            hostile.writeUntilClosed(field, 8);
            assertThat(hostile.readToEnd()).startsWith("HTTP/1.1 431 too-large");
        }
    }

    @Test
    void a_handshake_that_never_ends_is_closed_in_time() throws Exception {
        try (PlainServer plain = PlainServer.limited();
                RawSocket slowThere = new RawSocket(plain.getPort());
                RawSocket slowHere = new RawSocket(server.port())) {
            slowThere.text(RawSocket.REQUEST_LINE);
            slowHere.text(RawSocket.REQUEST_LINE);
            Awaitility.await().until(() -> server.stats().connections() == 3);
            time.pass(5_000);
            assertThat(slowHere.readToEnd()).startsWith("HTTP/1.1 408 handshake-timeout");
            assertThat(slowThere.finishRequest()).as("still waiting").startsWith("HTTP/1.1 101");
        }
    }

    @Test
    void a_socket_that_says_nothing_at_all_is_closed_in_time() throws Exception {
        try (RawSocket silent = new RawSocket(server.port())) {
            Awaitility.await().until(() -> server.stats().connections() == 3);
            time.pass(5_000);
            assertThat(silent.readToEnd()).startsWith("HTTP/1.1 408");
            Awaitility.await().until(() -> server.stats().connections() == 2);
        }
    }

    @Test
    void a_plain_get_is_answered_and_closed() throws Exception {
        String get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
        try (PlainServer plain = PlainServer.limited();
                RawSocket browser = new RawSocket(plain.getPort())) {
            browser.text(get);
            assertThat(browser.statusLine()).startsWith("HTTP/1.1 404");
            browser.text(get);
            assertThat(browser.writeUntilClosed(get.getBytes(StandardCharsets.US_ASCII), 8))
                    .as("the refused socket stays open and takes more")
                    .isEqualTo(8);
        }
        try (RawSocket browser = new RawSocket(server.port())) {
            browser.text(get);
            assertThat(browser.readToEnd()).startsWith("HTTP/1.1 426").contains("Parley app");
        }
    }

    @Test
    void a_page_from_elsewhere_is_refused_and_closed_while_listed_pages_and_programs_come_in() throws Exception {
        try (RawSocket page = new RawSocket(server.port())) {
            assertThat(page.request("Origin: https://evil.example\r\n")).isEqualTo("HTTP/1.1 403 origin-refused");
            assertThat(page.readToEnd()).contains("origin");
        }
        try (RawSocket page = new RawSocket(server.port())) {
            page.text("GET / HTTP/1.1\r\nHost: x\r\nX: y\r\n Origin: https://evil.example\r\n\r\n");
            assertThat(page.readToEnd()).startsWith("HTTP/1.1 400");
        }
        try (RawSocket page = new RawSocket(server.port());
                RawSocket program = RawSocket.open(server.port())) {
            page.handshake("Origin: https://MEET.example.org\r\n");
            Hostile.hello(page);
            Hostile.hello(program);
        }
    }

    @Test
    void a_flood_of_pings_is_stopped_before_its_pongs_pile_up() throws Exception {
        byte[] ping = RawSocket.bytes(PING, true, true, new byte[125]);
        try (PlainServer plain = PlainServer.limited();
                RawSocket hostile = RawSocket.open(plain.getPort())) {
            WebSocketImpl connection = plain.connection();
            Awaitility.await().pollDelay(Duration.ZERO).until(() -> {
                hostile.writeUntilClosed(ping, 2_000);
                return PlainServer.queuedBytes(connection) > 256 * 1024;
            });
        }
        try (RawSocket hostile = RawSocket.open(server.port())) {
            hostile.writeUntilClosed(ping, 1_000);
            assertThat(hostile.readToEnd()).contains("goodbye", "rate-limited");
        }
    }

    @Test
    void a_reader_that_does_not_read_is_disconnected_and_the_others_are_told() throws Exception {
        try (PlainServer plain = PlainServer.limited();
                RawSocket sloth = new RawSocket(plain.getPort(), 4096)) {
            sloth.handshake("");
            WebSocketImpl connection = plain.connection();
            String frame = "x".repeat(32 * 1024);
            for (int i = 0; i < 512; i++) {
                connection.send(frame);
            }
            assertThat(PlainServer.queuedBytes(connection))
                    .as("queued without a bound")
                    .isGreaterThan(4 << 20);
            connection.close();
            assertThat(connection.isClosed())
                    .as("close() waits for a reader that never reads")
                    .isFalse();
        }
        try (RawSocket sloth = new RawSocket(server.port(), 4096)) {
            sloth.handshake("");
            var slothId = Hostile.joinAs(sloth, meeting.room, "Sloth");
            Hostile.say(sloth, new ClientMessage.Ping());
            Hostile.feed(meeting, slothId);
            var cutOff = new ServerMessage.PresenceChanged(meeting.room, slothId, Presence.RECONNECTING, false);
            for (TestClient other : List.of(meeting.ann, meeting.bob)) {
                assertThat(other.expect(ServerMessage.PresenceChanged.class)).isEqualTo(cutOff);
            }
        }
    }

    @Test
    void an_error_in_a_handler_stops_the_library() throws Exception {
        try (PlainServer plain = PlainServer.failing(() -> {
                    throw new StackOverflowError("a deeply nested message");
                });
                RawSocket hostile = RawSocket.open(plain.getPort())) {
            hostile.message("{}");
            Awaitility.await().until(() -> !accepts(plain.getPort()));
        }
        try (RawSocket hostile = RawSocket.open(server.port())) {
            hostile.message("[".repeat(60_000));
            assertThat(hostile.next())
                    .isInstanceOfSatisfying(
                            ServerMessage.ErrorReply.class,
                            error -> assertThat(error.code()).isEqualTo(ErrorCode.MALFORMED));
        }
    }

    @Test
    void too_many_connections_are_told_so_and_room_is_free_again_after_one_left() throws Exception {
        SocketSettings few = SocketSettings.DEFAULTS.withTimes(5_000, 2_000, 20).withConnections(2, 2);
        try (SignalingServer small = SignalingServer.start(ServerSettings.DEFAULTS.withSockets(few));
                RawSocket first = RawSocket.open(small.port());
                RawSocket second = RawSocket.open(small.port());
                RawSocket third = new RawSocket(small.port())) {
            assertThat(third.request("")).isEqualTo("HTTP/1.1 503 too-many-connections");
            assertThat(third.readToEnd()).contains("too many");
            second.hangUp();
            Awaitility.await().until(() -> small.stats().connections() < 2);
            assertThat(accepts(small.port())).isTrue();
            first.message("{}");
        }
    }

    @Test
    void one_address_cannot_take_all_connections() throws Exception {
        SocketSettings few = SocketSettings.DEFAULTS.withTimes(5_000, 2_000, 20).withConnections(100, 1);
        var limits = dev.parley.server.session.RateSettings.DEFAULTS;
        var strict = limits.withAddressLimits(limits.addressMessages(), limits.addressConnections(), false);
        ServerSettings settings = ServerSettings.DEFAULTS
                .withSockets(few)
                .withSessions(ServerSettings.DEFAULTS.sessions().withLimits(strict));
        try (SignalingServer small = SignalingServer.start(settings);
                RawSocket first = RawSocket.open(small.port());
                RawSocket second = new RawSocket(small.port())) {
            assertThat(second.request("")).isEqualTo("HTTP/1.1 503 too-many-connections");
            first.message("{}");
            assertThat(small.stats().connections()).isEqualTo(1);
        }
    }
}
