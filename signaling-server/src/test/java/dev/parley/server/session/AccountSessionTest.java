package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.json.Codec;
import dev.parley.server.room.IceServerSource;
import dev.parley.server.room.RoomEngine;
import dev.parley.server.room.RoomSettings;
import dev.parley.server.room.Tickets;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a session does with accounts, before hello and after it. */
class AccountSessionTest {
    private static final ClientMessage SIGN_IN = new ClientMessage.SignIn("ada", "password");
    private static final ClientMessage REFRESH = new ClientMessage.RefreshToken("token");

    private final FakeTime time = new FakeTime();
    private final FakeLine line = new FakeLine();
    private final FakeAccounts accounts = new FakeAccounts();
    private final Sessions sessions = sessions(new Access("", "", false, accounts));
    private final ClientSession session = sessions.open(line, InetAddress.getLoopbackAddress());

    private ClientSession open(Access access) {
        return sessions(access).open(line, InetAddress.getLoopbackAddress());
    }

    private Sessions sessions(Access access) {
        SessionSettings settings = SessionSettings.DEFAULTS.withAccess(access);
        RandomIds ids = new RandomIds(new Random(1));
        Switchboard switchboard = new Switchboard(
                new RoomEngine(RoomSettings.DEFAULTS, ids, IceServerSource.NONE, Tickets.NONE), time, Telemetry.NONE);
        AddressBook addresses = new AddressBook(settings.limits(), 10, time);
        return new Sessions(settings, RoomSettings.DEFAULTS, switchboard, addresses, ids, time);
    }

    private void say(ClientMessage message) {
        session.received(Codec.encodeClient(Envelope.request(message, "1")));
    }

    private void hello(Credentials credentials) {
        say(new ClientMessage.Hello(1, "test", List.of(), credentials));
    }

    private ErrorCode lastError() {
        return ((ServerMessage.ErrorReply) line.last()).code();
    }

    @Test
    void one_signs_in_before_hello_and_says_hello_with_the_token() {
        say(new ClientMessage.GetAuthMethods());
        assertThat(line.last()).isEqualTo(new ServerMessage.AuthMethods(false, false, true, false));
        say(SIGN_IN);
        assertThat(line.sent).as("the answer takes a while").hasSize(1);
        accounts.signIn("ada");
        assertThat(line.last()).isInstanceOf(ServerMessage.SignedIn.class);
        assertThat(line.sent.getLast().re()).isEqualTo("1");
        hello(new Credentials.Token("good"));
        assertThat(line.last()).isInstanceOf(ServerMessage.Welcome.class);
        assertThat(session.isReady()).isTrue();
    }

    @Test
    void an_account_has_as_many_connections_as_it_may() {
        int most = SessionSettings.DEFAULTS.limits().account().connections();
        for (int i = 0; i < most; i++) {
            ClientSession other = sessions.open(new FakeLine(), InetAddress.getLoopbackAddress());
            other.received(Codec.encodeClient(Envelope.request(
                    new ClientMessage.Hello(1, "test", List.of(), new Credentials.Token("good")), "1")));
        }
        hello(new Credentials.Token("good"));
        assertThat(((ServerMessage.Goodbye) line.last()).code()).isEqualTo(ErrorCode.TOO_MANY_CONNECTIONS);
        assertThat(line.closed).isEqualTo(ErrorCode.TOO_MANY_CONNECTIONS);
    }

    @Test
    void a_failed_sign_in_leaves_the_connection_open_for_another_try() {
        say(SIGN_IN);
        accounts.refuse();
        assertThat(lastError()).isEqualTo(ErrorCode.SIGN_IN_FAILED);
        assertThat(line.closed).isNull();
    }

    /** The clock stands, so no mistake is forgotten and no message is given back. */
    private void askMoreOftenThanMistakesAreForgiven(ErrorCode answer) {
        hello(new Credentials.Token("good"));
        for (long i = 0; i <= RateSettings.DEFAULTS.mistakes().burst(); i++) {
            say(REFRESH);
            accounts.refuse(answer);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STORAGE_UNAVAILABLE", "ISSUER_UNAVAILABLE"})
    void what_the_server_cannot_reach_is_not_the_clients_mistake(ErrorCode away) {
        askMoreOftenThanMistakesAreForgiven(away);
        assertThat(lastError()).isEqualTo(away);
        assertThat(line.closed).isNull();
    }

    @Test
    void what_is_refused_again_and_again_ends_the_session() {
        askMoreOftenThanMistakesAreForgiven(ErrorCode.SIGN_IN_FAILED);
        assertThat(line.closed).isEqualTo(ErrorCode.SIGN_IN_FAILED);
    }

    @Test
    void one_thing_is_asked_at_a_time() {
        say(SIGN_IN);
        say(SIGN_IN);
        assertThat(lastError()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(accounts.waiting).hasSize(1);
        accounts.signIn("ada");
        say(SIGN_IN);
        assertThat(accounts.waiting).hasSize(1);
    }

    @Test
    void while_an_answer_is_waited_for_hello_is_not_overdue_and_after_it_there_is_time_again() {
        say(SIGN_IN);
        time.pass(60_000);
        session.checkTimeouts();
        assertThat(line.closed).isNull();
        accounts.refuse();
        time.pass(9_999);
        session.checkTimeouts();
        assertThat(line.closed).isNull();
        time.pass(1);
        session.checkTimeouts();
        assertThat(line.closed).isEqualTo(ErrorCode.HANDSHAKE_TIMEOUT);
    }

    @Test
    void who_asks_for_ever_without_hello_is_closed() {
        for (int i = 0; i < 5; i++) {
            time.pass(9_000);
            say(new ClientMessage.GetAuthMethods());
            assertThat(line.last()).isInstanceOf(ServerMessage.AuthMethods.class);
        }
        say(new ClientMessage.GetAuthMethods());
        assertThat(line.closed).isEqualTo(ErrorCode.HELLO_REQUIRED);
    }

    @Test
    void a_session_ends_with_its_token_unless_it_is_refreshed_in_time() {
        hello(new Credentials.Token("good"));
        time.pass(FakeAccounts.TTL - 15_000);
        say(REFRESH);
        accounts.signIn("ada");
        time.pass(44_000);
        say(new ClientMessage.Ping());
        session.checkTimeouts();
        assertThat(line.closed).as("59 s after it was refreshed").isNull();
        time.pass(16_000);
        session.checkTimeouts();
        assertThat(line.closed).isEqualTo(ErrorCode.TOKEN_EXPIRED);
    }

    @Test
    void anothers_sign_in_on_the_same_connection_makes_it_last_no_longer() {
        hello(new Credentials.Token("good"));
        time.pass(FakeAccounts.TTL - 15_000);
        say(SIGN_IN);
        accounts.signIn("mallory");
        time.pass(15_000);
        session.checkTimeouts();
        assertThat(line.closed).isEqualTo(ErrorCode.TOKEN_EXPIRED);
    }

    @Test
    void an_answer_that_comes_after_the_end_goes_nowhere() {
        say(SIGN_IN);
        session.violated(ErrorCode.SHUTTING_DOWN, "Bye.");
        int before = line.sent.size();
        accounts.signIn("ada");
        assertThat(line.sent).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({
        "on,  '',  '',   guest,    admitted",
        "on,  '',  '',   good,     admitted",
        "on,  '',  '',   old,      TOKEN_EXPIRED",
        "on,  '',  '',   forged,   UNAUTHORIZED",
        "on,  pw,  '',   guest,    UNAUTHORIZED",
        "on,  pw,  '',   pw,       admitted",
        "on,  pw,  '',   good,     admitted",
        "off, '',  '',   guest,    UNAUTHORIZED",
        "off, '',  '',   pw,       UNAUTHORIZED",
        "off, '',  '',   good,     admitted",
        "off, '',  '',   old,      TOKEN_EXPIRED",
        "off, '',  bot,  bot,      admitted",
        "on,  '',  bot,  guest,    UNAUTHORIZED"
    })
    void who_may_come_in(String guests, String password, String token, String presented, String outcome) {
        Access access = new Access(password, token, guests.equals("on"), accounts);
        Credentials credentials = switch (presented) {
            case "guest" -> new Credentials.Guest();
            case "pw" -> new Credentials.Password("pw");
            default -> new Credentials.Token(presented);
        };
        String decided = switch (access.decide(credentials)) {
            case Access.Admitted admitted -> "admitted";
            case Access.Refused refused -> refused.code().name();
        };
        assertThat(decided).isEqualTo(outcome);
    }

    @Test
    void one_comes_from_an_openid_provider_before_hello() {
        accounts.oidc = new OidcProvider("https://login.example.org", "parley", "Example");
        say(new ClientMessage.GetAuthMethods());
        assertThat(line.last()).isEqualTo(new ServerMessage.AuthMethods(false, false, true, false, accounts.oidc));
        say(new ClientMessage.SignInOidc("a.b.c", "0123456789abcdef"));
        assertThat(line.sent).as("the answer takes a while").hasSize(1);
        accounts.signIn("ada");
        assertThat(line.last()).isInstanceOf(ServerMessage.SignedIn.class);
    }

    @ParameterizedTest
    @CsvSource({
        "on,  '', '',  true,  false",
        "on,  pw, '',  true,  true",
        "on,  pw, bot, true,  true",
        "on,  '', bot, false, false",
        "off, '', '',  false, false"
    })
    void what_is_told_of_guests_is_true(
            String guests, String password, String token, boolean mayCome, boolean needPassword) {
        ServerMessage.AuthMethods told = new Access(password, token, guests.equals("on"), accounts).methods();
        assertThat(told).isEqualTo(new ServerMessage.AuthMethods(mayCome, needPassword, true, false));
    }

    @Test
    void a_server_without_accounts_says_so_and_takes_any_token_as_before() {
        assertThat(Access.OPEN.methods()).isEqualTo(new ServerMessage.AuthMethods(true, false, false, false));
        assertThat(Access.OPEN.decide(new Credentials.Token("any"))).isEqualTo(new Access.Admitted(null));
        ClientSession embedded = open(Access.OPEN);
        embedded.received(Codec.encodeClient(Envelope.request(SIGN_IN, "1")));
        assertThat(lastError()).isEqualTo(ErrorCode.ACCOUNTS_CLOSED);
    }
}
