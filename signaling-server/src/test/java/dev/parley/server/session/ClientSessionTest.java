package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import dev.parley.protocol.json.Codec;
import dev.parley.server.room.IceServerSource;
import dev.parley.server.room.RoomEngine;
import dev.parley.server.room.RoomSettings;
import dev.parley.server.room.Tickets;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One session with a hand-moved clock and no socket. */
class ClientSessionTest {
    private static final IceServerSource DEFECTIVE = (session, now) -> {
        throw new StackOverflowError("planted");
    };

    private final FakeTime time = new FakeTime();
    private final FakeLine line = new FakeLine();
    private SessionSettings settings = SessionSettings.DEFAULTS;

    private ClientSession open(IceServerSource ice) {
        return sessions(ice).open(line, InetAddress.getLoopbackAddress());
    }

    private Sessions sessions(IceServerSource ice) {
        RandomIds ids = new RandomIds(new Random(1));
        Switchboard switchboard =
                new Switchboard(new RoomEngine(RoomSettings.DEFAULTS, ids, ice, Tickets.NONE), time, Telemetry.NONE);
        AddressBook addresses = new AddressBook(settings.limits(), 10, time);
        return new Sessions(settings, RoomSettings.DEFAULTS, switchboard, addresses, ids, time);
    }

    private ClientSession open() {
        return open(IceServerSource.NONE);
    }

    private ClientSession ready() {
        ClientSession session = open();
        say(session, hello(1, new Credentials.Guest()));
        return session;
    }

    private static ClientMessage.Hello hello(int protocol, Credentials credentials) {
        return new ClientMessage.Hello(protocol, "test", List.of("later", "chat"), credentials);
    }

    private static void say(ClientSession session, ClientMessage message) {
        session.received(Codec.encodeClient(Envelope.request(message, "1")));
    }

    private ErrorCode lastError() {
        return ((ServerMessage.ErrorReply) line.last()).code();
    }

    @Test
    void welcome_names_version_session_heartbeat_and_common_capabilities() {
        settings = new SessionSettings(
                "s",
                List.of("chat", "files"),
                Access.OPEN,
                1_000,
                2_000,
                6_000,
                RateSettings.DEFAULTS,
                "https://m.example/m/");
        ClientSession session = open();
        say(session, hello(7, new Credentials.Guest()));
        assertThat(line.last())
                .isEqualTo(new ServerMessage.Welcome(
                        1, session.id(), "s", List.of("chat"), 10, 2_000, 30_000, "https://m.example/m/"));
        assertThat(line.sent.getLast().re()).isEqualTo("1");
        assertThat(session.isReady()).isTrue();
    }

    @Test
    void a_password_server_takes_its_password_or_token_and_nothing_else() {
        settings = settings.withAccess(new Access("swordfish", "t0ken"));
        Greeting greeting = new Greeting(settings, RoomSettings.DEFAULTS);
        for (Credentials right : List.of(new Credentials.Password("swordfish"), new Credentials.Token("t0ken"))) {
            assertThat(greeting.answer(hello(1, right), "s")).isInstanceOf(Greeting.Welcomed.class);
        }
        for (Credentials wrong : List.of(
                new Credentials.Guest(), new Credentials.Password("t0ken"), new Credentials.Token("swordfish"))) {
            assertThat(greeting.answer(hello(1, wrong), "s"))
                    .isInstanceOfSatisfying(
                            Greeting.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.UNAUTHORIZED));
        }
        assertThat(settings.toString()).doesNotContain("swordfish").doesNotContain("t0ken");
    }

    @Test
    void a_token_alone_does_not_open_the_server_to_empty_passwords() {
        assertThat(new Access("", "t0ken").decide(new Credentials.Password("x")))
                .isInstanceOf(Access.Refused.class);
    }

    @Test
    void without_hello_in_time_the_session_ends_whatever_else_it_says() {
        ClientSession session = open();
        time.pass(9_999);
        session.received("garbage");
        session.checkTimeouts();
        assertThat(line.closed).isNull();
        time.pass(1);
        session.checkTimeouts();
        assertThat(line.closed).isEqualTo(ErrorCode.HANDSHAKE_TIMEOUT);
        assertThat(line.last()).isInstanceOf(ServerMessage.Goodbye.class);
    }

    @Test
    void silence_ends_a_session_and_a_heartbeat_keeps_it() {
        ClientSession session = ready();
        time.pass(44_999);
        say(session, new ClientMessage.Ping());
        time.pass(44_999);
        session.checkTimeouts();
        assertThat(line.closed).isNull();
        time.pass(1);
        session.checkTimeouts();
        assertThat(line.closed).isEqualTo(ErrorCode.IDLE_TIMEOUT);
    }

    @Test
    void two_heartbeats_may_be_lost() {
        assertThatThrownBy(() -> SessionSettings.DEFAULTS.withTimeouts(10_000, 5_000, 14_999))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(SessionSettings.DEFAULTS.withTimeouts(10_000, 5_000, 15_000).idleTimeoutMillis())
                .isEqualTo(15_000);
    }

    @Test
    void too_many_messages_wait_and_pass_again_after_the_time_that_was_told() {
        settings = settings.withLimits(RateSettings.DEFAULTS.withMessages(new Rate(3, 1)));
        ClientSession session = ready();
        say(session, new ClientMessage.Ping());
        say(session, new ClientMessage.Ping());
        assertThat(line.last()).isInstanceOf(ServerMessage.Pong.class);
        say(session, new ClientMessage.Ping());
        assertThat(lastError()).isEqualTo(ErrorCode.RATE_LIMITED);
        Long wait = ((ServerMessage.ErrorReply) line.last()).retryAfterMs();
        assertThat(wait).isBetween(1L, 1_001L);
        time.pass(wait);
        say(session, new ClientMessage.Ping());
        assertThat(line.last()).isInstanceOf(ServerMessage.Pong.class);
    }

    @Test
    void creating_rooms_costs_more_than_talking() {
        settings = settings.withLimits(RateSettings.DEFAULTS.withMessages(new Rate(25, 1)));
        ClientSession session = ready();
        ClientMessage create = new ClientMessage.CreateRoom("R", "", Visibility.PUBLIC, 0);
        say(session, create);
        say(session, create);
        assertThat(line.last()).isInstanceOf(ServerMessage.RoomCreated.class);
        say(session, create);
        assertThat(lastError()).isEqualTo(ErrorCode.RATE_LIMITED);
    }

    @Test
    void the_address_budget_is_shared_by_its_connections_and_outlives_them() throws Exception {
        RateSettings limits = RateSettings.DEFAULTS.withAddressLimits(new Rate(3, 1), new Rate(2, 1), false);
        AddressBook book = new AddressBook(limits, 10, time);
        InetAddress first = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
        InetAddress other = InetAddress.getByAddress(new byte[] {10, 0, 0, 2});
        assertThat(book.allowance(first).waitMillis(2)).isZero();
        assertThat(book.allowance(first).waitMillis(2)).isPositive();
        assertThat(book.allowance(other).waitMillis(2)).isZero();

        assertThat(book.admit(first)).isTrue();
        book.release(first);
        assertThat(book.admit(first)).isTrue();
        book.release(first);
        assertThat(book.admit(first)).as("reconnecting in a loop").isFalse();
        time.pass(1_000);
        assertThat(book.admit(first)).isTrue();
    }

    @Test
    void ipv6_addresses_of_one_network_count_together() throws Exception {
        RateSettings limits = RateSettings.DEFAULTS.withAddressLimits(new Rate(100, 1), new Rate(100, 1), false);
        AddressBook book = new AddressBook(limits, 1, time);
        byte[] address = new byte[16];
        address[0] = 0x20;
        assertThat(book.admit(InetAddress.getByAddress(address))).isTrue();
        address[15] = 1;
        assertThat(book.admit(InetAddress.getByAddress(address))).isFalse();
        address[7] = 1;
        assertThat(book.admit(InetAddress.getByAddress(address))).isTrue();
    }

    @Test
    void a_defect_is_answered_with_internal_and_a_correlation_and_the_session_goes_on() {
        ClientSession session = open(DEFECTIVE);
        say(session, hello(1, new Credentials.Guest()));
        say(session, new ClientMessage.GetIceServers());
        ServerMessage.ErrorReply error = (ServerMessage.ErrorReply) line.last();
        assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(error.message()).contains(error.correlation()).doesNotContain("planted");
        assertThat(error.correlation()).startsWith(session.id() + ".");
        say(session, new ClientMessage.Ping());
        assertThat(line.last()).isInstanceOf(ServerMessage.Pong.class);
    }

    @Test
    void after_the_end_nothing_is_answered() {
        ClientSession session = ready();
        session.lost(LeaveReason.DISCONNECTED);
        int before = line.sent.size();
        say(session, new ClientMessage.Ping());
        session.violated(ErrorCode.TOO_LARGE, "late");
        assertThat(line.sent).hasSize(before);
        assertThat(session.isReady()).isFalse();
    }
}
