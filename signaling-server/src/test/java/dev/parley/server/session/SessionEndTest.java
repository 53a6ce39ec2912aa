package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Presence;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import dev.parley.protocol.json.Codec;
import dev.parley.server.room.IceServerSource;
import dev.parley.server.room.RoomEngine;
import dev.parley.server.room.RoomSettings;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which ends of a session cost the place in the room, and which do not. */
class SessionEndTest {
    private final FakeTime time = new FakeTime();
    private final Random random = new Random(1);
    private final RandomIds ids = new RandomIds(random);
    private final Sessions sessions = new Sessions(
            SessionSettings.DEFAULTS,
            RoomSettings.DEFAULTS,
            new Switchboard(
                    new RoomEngine(RoomSettings.DEFAULTS, ids, IceServerSource.NONE, HmacTickets.withKeyFrom(random)),
                    time,
                    Telemetry.NONE),
            new AddressBook(RateSettings.DEFAULTS, 10, time),
            ids,
            time);
    private final FakeLine annLine = new FakeLine();
    private final FakeLine bobLine = new FakeLine();
    private final ClientSession ann = welcomed(annLine);
    private final ClientSession bob = welcomed(bobLine);

    SessionEndTest() {
        say(ann, new ClientMessage.CreateRoom("Room", "", Visibility.PUBLIC, 0));
        RoomId room = ((ServerMessage.RoomCreated) annLine.last()).room().id();
        say(ann, new ClientMessage.JoinRoom(room, "Ann", MediaState.OFF));
        say(bob, new ClientMessage.JoinRoom(room, "Bob", MediaState.OFF));
        say(bob, new ClientMessage.Ping());
        annLine.sent.clear();
    }

    private ClientSession welcomed(FakeLine line) {
        ClientSession session = sessions.open(line, InetAddress.getLoopbackAddress());
        say(session, new ClientMessage.Hello(1, "test", List.of(), new Credentials.Guest()));
        return session;
    }

    private static void say(ClientSession session, ClientMessage message) {
        session.received(Codec.encodeClient(Envelope.request(message, "1")));
    }

    private List<ServerMessage> annHeard() {
        return annLine.sent.stream().<ServerMessage>map(Envelope::message).toList();
    }

    private void assertKept() {
        assertThat(annHeard())
                .singleElement()
                .isInstanceOfSatisfying(
                        ServerMessage.PresenceChanged.class,
                        change -> assertThat(change.presence()).isEqualTo(Presence.RECONNECTING));
    }

    private void assertRemoved() {
        assertThat(annHeard())
                .first()
                .isInstanceOfSatisfying(
                        ServerMessage.UserLeft.class,
                        left -> assertThat(left.reason()).isEqualTo(LeaveReason.REMOVED));
    }

    @Test
    void a_lost_connection_keeps_the_place() {
        bob.lost(LeaveReason.DISCONNECTED);
        assertKept();
    }

    @Test
    void silence_keeps_the_place() {
        time.pass(SessionSettings.DEFAULTS.idleTimeoutMillis());
        bob.checkTimeouts();
        assertThat(bobLine.closed).isEqualTo(ErrorCode.IDLE_TIMEOUT);
        assertKept();
    }

    @Test
    void too_many_mistakes_cost_the_place() {
        while (bobLine.closed == null) {
            bob.received("no JSON");
        }
        assertRemoved();
    }

    @Test
    void a_flood_costs_the_place() {
        while (bobLine.closed == null) {
            say(bob, new ClientMessage.Ping());
        }
        assertThat(bobLine.closed).isEqualTo(ErrorCode.RATE_LIMITED);
        assertRemoved();
    }

    @Test
    void a_violation_of_the_sockets_rules_costs_the_place() {
        bob.violated(ErrorCode.TOO_LARGE, "too large");
        assertRemoved();
    }
}
