package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.Limits;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.Visibility;
import dev.parley.protocol.json.Codec;
import dev.parley.server.session.Access;
import dev.parley.server.session.FakeTime;
import dev.parley.server.session.Rate;
import dev.parley.server.session.RateSettings;
import dev.parley.server.session.SessionSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends, it is answered or closed with a reason, and everybody else's meeting goes on. */
class BadInputTest {
    /** Stands still unless a test moves it, so that no time-out depends on how fast this machine is. */
    private final FakeTime time = new FakeTime();

    private SignalingServer server;
    private Meeting meeting;

    @BeforeEach
    void meet() throws IOException {
        RateSettings limits =
                RateSettings.DEFAULTS.withMessages(new Rate(60, 1)).withMistakes(new Rate(5, 1));
        SessionSettings sessions = SessionSettings.DEFAULTS.withLimits(limits);
        SocketSettings sockets = SocketSettings.DEFAULTS.withTimes(5_000, 2_000, 20);
        ServerSettings settings = ServerSettings.DEFAULTS.withSessions(sessions).withSockets(sockets);
        server = SignalingServer.start(settings, time);
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

    private TestClient welcomed() {
        return TestClient.welcomed(server.url());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{",
                "[]",
                "null",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"join-room\"}",
                "{\"type\":\"join-room\",\"data\":[]}",
                "{\"type\":\"ping\"}{\"type\":\"ping\"}",
                "{\"type\":\"set-media\",\"data\":{\"room\":\"lusab-babad-gutih\",\"media\":true}}"
            })
    void a_malformed_message_is_answered_and_the_session_goes_on(String text) {
        try (TestClient client = welcomed()) {
            client.sayText(text);
            assertThat(client.expect(ServerMessage.ErrorReply.class).code()).isEqualTo(ErrorCode.MALFORMED);
            client.say(new ClientMessage.Ping());
            client.expect(ServerMessage.Pong.class);
        }
    }

    @Test
    void an_unknown_type_is_answered_with_unsupported_and_its_id() {
        try (TestClient client = welcomed()) {
            client.sayText("{\"type\":\"teleport\",\"id\":\"77\",\"data\":{}}");
            Envelope<ServerMessage> answer = client.next();
            assertThat(answer.re()).isEqualTo("77");
            assertThat(((ServerMessage.ErrorReply) answer.message()).code()).isEqualTo(ErrorCode.UNSUPPORTED);
        }
    }

    @Test
    void a_field_out_of_bounds_is_answered_with_what_is_allowed() {
        try (TestClient client = welcomed()) {
            client.sayText("{\"type\":\"create-room\",\"id\":\"1\",\"data\":{\"name\":\"a\\u0007b\","
                    + "\"visibility\":\"public\"}}");
            ServerMessage.ErrorReply error = client.expect(ServerMessage.ErrorReply.class);
            assertThat(error.code()).isEqualTo(ErrorCode.INVALID_FIELD);
            assertThat(error.correlation()).endsWith(".1");
        }
    }

    @Test
    void a_binary_message_is_answered() {
        try (TestClient client = welcomed()) {
            client.sayBinary(new byte[10]);
            assertThat(client.expect(ServerMessage.ErrorReply.class).code()).isEqualTo(ErrorCode.MALFORMED);
        }
    }

    @Test
    void an_oversized_message_ends_its_connection_with_the_reason() throws Exception {
        try (RawSocket raw = RawSocket.open(server.port())) {
            Hostile.hello(raw);
            raw.frame(RawSocket.TEXT, true, new byte[Limits.FRAME_BYTES + 1]);
            assertThat(raw.readToEnd()).contains("goodbye", "too-large");
        }
    }

    @Test
    void text_that_is_not_utf8_ends_its_connection() throws Exception {
        try (RawSocket raw = RawSocket.open(server.port())) {
            raw.frame(RawSocket.TEXT, true, new byte[] {(byte) 0xFF, (byte) 0xFE});
            assertThat(raw.readToEnd()).isNotNull();
        }
    }

    @Test
    void a_message_before_hello_is_turned_away() {
        try (TestClient client = new TestClient(server.url())) {
            client.say(new ClientMessage.ListRooms());
            assertThat(client.expect(ServerMessage.ErrorReply.class).code()).isEqualTo(ErrorCode.HELLO_REQUIRED);
            assertThat(client.expect(ServerMessage.Goodbye.class).code()).isEqualTo(ErrorCode.HELLO_REQUIRED);
            assertThat(client.awaitCloseReason()).isEqualTo("hello-required");
        }
    }

    @Test
    void a_second_hello_is_answered_and_the_session_goes_on() {
        try (TestClient client = welcomed()) {
            client.say(TestClient.hello());
            assertThat(client.expect(ServerMessage.ErrorReply.class).code()).isEqualTo(ErrorCode.HELLO_REPEATED);
            client.say(new ClientMessage.Ping());
            client.expect(ServerMessage.Pong.class);
        }
    }

    @Test
    void a_client_that_never_says_hello_is_closed_with_the_reason() {
        try (TestClient client = new TestClient(server.url())) {
            client.sayText("anything but hello");
            client.expect(ServerMessage.ErrorReply.class);
            time.pass(10_000);
            assertThat(client.expect(ServerMessage.Goodbye.class).code()).isEqualTo(ErrorCode.HANDSHAKE_TIMEOUT);
            assertThat(client.awaitCloseReason()).isEqualTo("handshake-timeout");
        }
    }

    @Test
    void a_message_that_comes_byte_by_byte_for_ever_counts_as_silence() throws Exception {
        byte[] message = RawSocket.bytes(RawSocket.TEXT, true, true, new byte[100]);
        try (RawSocket raw = RawSocket.open(server.port())) {
            Hostile.hello(raw);
            for (int i = 0; i < 45; i++) {
                raw.send(new byte[] {message[i]});
                meeting.ann.say(new ClientMessage.Ping());
                meeting.bob.say(new ClientMessage.Ping());
                meeting.ann.expect(ServerMessage.Pong.class);
                meeting.bob.expect(ServerMessage.Pong.class);
                time.pass(1_000);
            }
            assertThat(raw.readToEnd()).contains("goodbye", "idle-timeout");
        }
    }

    @Test
    void a_client_that_floods_is_slowed_down_then_closed() throws Exception {
        byte[] ping = RawSocket.bytes(
                RawSocket.TEXT,
                true,
                true,
                Codec.encodeClient(Envelope.of(new ClientMessage.Ping())).getBytes(StandardCharsets.UTF_8));
        try (RawSocket raw = RawSocket.open(server.port())) {
            Hostile.hello(raw);
            raw.writeUntilClosed(ping, 200);
            String heard = raw.readToEnd();
            assertThat(heard).contains("pong", "\"rate-limited\"", "retryAfterMs", "goodbye");
            assertThat(heard.split("\"error\"", -1))
                    .as("answered a few times, not for ever")
                    .hasSizeLessThan(20);
        }
    }

    @Test
    void mistakes_without_end_close_the_connection() {
        try (TestClient client = welcomed()) {
            for (int i = 0; i < 8; i++) {
                client.sayText("nonsense");
            }
            assertThat(client.expect(ServerMessage.Goodbye.class).code()).isEqualTo(ErrorCode.MALFORMED);
        }
    }

    @Test
    void a_signal_to_somebody_in_another_room_is_refused() {
        try (TestClient eve = welcomed()) {
            RoomId elsewhere = eve.create(Visibility.PRIVATE);
            eve.join(elsewhere, "Eve");
            for (RoomId room : new RoomId[] {elsewhere, meeting.room}) {
                eve.signal(room, meeting.annId, "intrusion");
                assertThat(eve.expect(ServerMessage.ErrorReply.class).code())
                        .isEqualTo(room.equals(elsewhere) ? ErrorCode.PARTICIPANT_UNKNOWN : ErrorCode.NOT_IN_ROOM);
            }
            assertThat(meeting.ann.heard).noneMatch(e -> e.message() instanceof Signal);
        }
    }

    @Test
    void a_forged_sender_is_replaced_by_the_true_one() {
        try (TestClient eve = welcomed()) {
            ParticipantId eveId = eve.join(meeting.room, "Eve").self();
            Signal signal = new Signal.Candidate(meeting.room, meeting.annId, 1, new IceCandidate("x", "0", 0));
            String honest = Codec.encodeClient(Envelope.of(signal));
            eve.sayText(honest.replace("\"to\":", "\"from\":\"" + meeting.bobId + "\",\"to\":"));
            assertThat(meeting.ann.expect(Signal.Candidate.class).peer()).isEqualTo(eveId);
        }
    }

    @Test
    void a_taken_name_is_refused_and_another_is_welcome() {
        try (TestClient client = welcomed()) {
            client.say(new ClientMessage.JoinRoom(meeting.room, "ANN", MediaState.OFF));
            assertThat(client.expect(ServerMessage.ErrorReply.class).code()).isEqualTo(ErrorCode.NAME_TAKEN);
            assertThat(client.join(meeting.room, "Anna").participants()).hasSize(2);
        }
    }

    @Test
    void a_wrong_password_is_turned_away_and_the_right_one_is_not() throws Exception {
        SessionSettings closed = SessionSettings.DEFAULTS.withAccess(new Access("open sesame", ""));
        try (SignalingServer guarded = SignalingServer.start(ServerSettings.DEFAULTS.withSessions(closed));
                TestClient guest = new TestClient(guarded.url());
                TestClient friend = new TestClient(guarded.url())) {
            guest.say(TestClient.hello());
            assertThat(guest.expect(ServerMessage.Goodbye.class).code()).isEqualTo(ErrorCode.UNAUTHORIZED);
            friend.say(new ClientMessage.Hello(1, "t", List.of(), new Credentials.Password("open sesame")));
            friend.expect(ServerMessage.Welcome.class);
        }
    }
}
