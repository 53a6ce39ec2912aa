package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What several connections share because they are of one address or one account. */
class SharedLimitsTest {
    private static final InetAddress HOME = InetAddress.ofLiteral("203.0.113.1");
    private static final InetAddress OFFICE = InetAddress.ofLiteral("203.0.113.2");

    private final FakeTime time = new FakeTime();
    private RateSettings limits = RateSettings.DEFAULTS;
    private Access access = Access.OPEN;
    private Sessions sessions;

    /** One client and what it was told. */
    private record Client(ClientSession session, FakeLine line) {
        void say(ClientMessage message) {
            session.received(Codec.encodeClient(Envelope.request(message, "1")));
        }

        ErrorCode error() {
            return line.sent.stream()
                    .map(Envelope::message)
                    .filter(ServerMessage.ErrorReply.class::isInstance)
                    .map(message -> ((ServerMessage.ErrorReply) message).code())
                    .reduce((first, second) -> second)
                    .orElse(null);
        }

        boolean isIn() {
            return session.isReady();
        }
    }

    private Client connect(InetAddress address) {
        if (sessions == null) {
            RandomIds ids = new RandomIds(new Random(1));
            RoomEngine engine = new RoomEngine(RoomSettings.DEFAULTS, ids, IceServerSource.NONE, Tickets.NONE);
            SessionSettings settings =
                    SessionSettings.DEFAULTS.withLimits(limits).withAccess(access);
            sessions = new Sessions(
                    settings,
                    RoomSettings.DEFAULTS,
                    new Switchboard(engine, time, Telemetry.NONE),
                    new AddressBook(limits, 10, time),
                    ids,
                    time);
        }
        FakeLine line = new FakeLine();
        return new Client(sessions.open(line, address), line);
    }

    private Client hello(InetAddress from, Credentials credentials) {
        Client client = connect(from);
        client.say(new ClientMessage.Hello(1, "test", List.of(), credentials));
        return client;
    }

    private Client welcomed(InetAddress from) {
        Client client = hello(from, new Credentials.Guest());
        assertThat(client.isIn()).isTrue();
        return client;
    }

    private static final ClientMessage CREATE = new ClientMessage.CreateRoom("R", "", Visibility.PUBLIC, 0);

    @Test
    void one_address_cannot_create_all_rooms_however_often_it_connects() {
        limits = limits.withRooms(Rate.perMinute(3, 6));
        Client first = welcomed(HOME);
        first.say(CREATE);
        first.say(CREATE);
        first.say(CREATE);
        assertThat(first.error()).isNull();
        Client second = welcomed(HOME);
        second.say(CREATE);
        assertThat(second.error()).isEqualTo(ErrorCode.RATE_LIMITED);
        Client other = welcomed(OFFICE);
        other.say(CREATE);
        assertThat(other.error()).isNull();
        time.pass(10_000);
        Client third = welcomed(HOME);
        third.say(CREATE);
        assertThat(third.error()).isNull();
    }

    @Test
    void an_account_shares_its_rooms_and_messages_over_all_its_addresses() {
        limits = limits.withAccount(new RateSettings.AccountRates(10, new Rate(40, 1), Rate.perMinute(2, 1)));
        Client home = welcomed(HOME);
        Client office = welcomed(OFFICE);
        Client other = welcomed(OFFICE);
        assertThat(home.session().identifiedAs("ada")).isTrue();
        assertThat(office.session().identifiedAs("ada")).isTrue();
        assertThat(other.session().identifiedAs("grace")).isTrue();
        home.say(CREATE);
        home.say(CREATE);
        office.say(CREATE);
        assertThat(office.error()).as("the third room").isEqualTo(ErrorCode.RATE_LIMITED);
        for (int i = 0; i < 15; i++) {
            office.say(new ClientMessage.Ping());
        }
        home.say(new ClientMessage.Ping());
        assertThat(home.error()).as("the account's last messages are gone").isEqualTo(ErrorCode.RATE_LIMITED);
        other.say(CREATE);
        assertThat(other.error()).isNull();
    }

    @Test
    void an_account_has_so_many_connections_and_one_that_ends_makes_room() {
        limits = limits.withAccount(new RateSettings.AccountRates(2, new Rate(40, 1), Rate.perMinute(2, 1)));
        Client first = welcomed(HOME);
        assertThat(first.session().identifiedAs("ada")).isTrue();
        assertThat(welcomed(OFFICE).session().identifiedAs("ada")).isTrue();
        assertThat(welcomed(OFFICE).session().identifiedAs("ada")).isFalse();
        first.session().lost(LeaveReason.DISCONNECTED);
        first.session().lost(LeaveReason.DISCONNECTED);
        assertThat(welcomed(HOME).session().identifiedAs("ada")).isTrue();
        assertThat(welcomed(HOME).session().identifiedAs("ada")).isFalse();
    }

    @Test
    void whoever_guesses_passwords_waits_longer_each_time_and_nobody_else_does() {
        access = new Access("swordfish", "");
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            Client guess = hello(HOME, new Credentials.Password("guess" + i));
            if (guess.error() == ErrorCode.RATE_LIMITED) {
                ServerMessage.Goodbye goodbye =
                        (ServerMessage.Goodbye) guess.line().last();
                waits.add(goodbye.retryAfterMs());
                time.pass(goodbye.retryAfterMs());
                assertThat(hello(HOME, new Credentials.Password("guess")).error())
                        .isEqualTo(ErrorCode.UNAUTHORIZED);
            } else {
                assertThat(guess.error()).isEqualTo(ErrorCode.UNAUTHORIZED);
            }
        }
        assertThat(waits).startsWith(1_000L, 2_000L, 4_000L).isSorted().hasSize(9);
        assertThat(hello(HOME, new Credentials.Password("swordfish")).isIn())
                .as("the right one has to wait too, or a guesser would see that it is right")
                .isFalse();
        assertThat(hello(OFFICE, new Credentials.Password("swordfish")).isIn()).isTrue();
        time.pass(Guesses.LONGEST_MILLIS);
        assertThat(hello(HOME, new Credentials.Password("swordfish")).isIn()).isTrue();
    }

    @Test
    void a_guess_never_waits_longer_than_five_minutes_and_is_forgotten_after_an_hour() {
        Guesses guesses = new Guesses();
        for (int i = 0; i < 1_000; i++) {
            guesses.wrong(1_000);
        }
        assertThat(guesses.waitMillis(1_000)).isEqualTo(Guesses.LONGEST_MILLIS);
        assertThat(guesses.waitMillis(1_000 + Guesses.LONGEST_MILLIS)).isZero();
        guesses.wrong(1_000 + Guesses.FORGET_MILLIS);
        assertThat(guesses.waitMillis(1_000 + Guesses.FORGET_MILLIS)).isZero();
    }

    @Test
    void asking_without_a_password_is_no_guess() {
        access = new Access("swordfish", "");
        for (int i = 0; i < 20; i++) {
            assertThat(hello(HOME, new Credentials.Guest()).error()).isEqualTo(ErrorCode.UNAUTHORIZED);
        }
        assertThat(hello(HOME, new Credentials.Password("swordfish")).isIn()).isTrue();
    }

    @Test
    void any_number_of_addresses_leaves_ten_thousand_behind() {
        UsageBook book = new UsageBook(new Rate(1, 1), new Rate(1, 1), new Rate(1, 1), time);
        book.of("stays").connections++;
        for (int i = 0; i < 100_000; i++) {
            book.of(Integer.toString(i));
        }
        assertThat(book.size()).isLessThanOrEqualTo(UsageBook.REMEMBERED + 1);
        assertThat(book.of("stays").connections).isEqualTo(1);
    }
}
