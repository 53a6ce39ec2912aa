package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Pass;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import dev.parley.protocol.json.Codec;
import dev.parley.server.room.IceServerSource;
import dev.parley.server.room.RoomEngine;
import dev.parley.server.room.RoomSettings;
import dev.parley.server.room.Tickets;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Passwords of rooms on their way through a session, with a worker that works when it is told to. */
class RoomPasswordSessionTest {
    private static final InetAddress HOME = InetAddress.ofLiteral("203.0.113.1");
    private static final InetAddress NEXT_DOOR = InetAddress.ofLiteral("203.0.113.2");
    private static final String PASSWORD = "correct horse";

    private final FakeTime time = new FakeTime();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private int space = 10;
    private final Sessions sessions = sessions();
    private final RoomId room = make();

    private Sessions sessions() {
        RandomIds ids = new RandomIds(new Random(1));
        RoomEngine engine = new RoomEngine(RoomSettings.DEFAULTS, ids, IceServerSource.NONE, Tickets.NONE);
        RoomPasswords passwords = new RoomPasswords(Tickets.NONE, new SecureRandom(), this::queue);
        return new Sessions(
                SessionSettings.DEFAULTS,
                RoomSettings.DEFAULTS,
                new Switchboard(engine, time, Telemetry.NONE),
                new AddressBook(RateSettings.DEFAULTS, 100, time),
                ids,
                time,
                passwords);
    }

    private void queue(Runnable job) {
        if (work.size() >= space) {
            throw new RejectedExecutionException();
        }
        work.add(job);
    }

    private void work() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    /** One client and what it was told. */
    private record Client(ClientSession session, FakeLine line) {
        void say(ClientMessage message) {
            session.received(Codec.encodeClient(Envelope.request(message, "1")));
        }

        ErrorCode error() {
            return ((ServerMessage.ErrorReply) line.last()).code();
        }
    }

    private Client welcomed(InetAddress address) {
        FakeLine line = new FakeLine();
        Client client = new Client(sessions.open(line, address), line);
        client.say(new ClientMessage.Hello(1, "test", List.of(), new Credentials.Guest()));
        return client;
    }

    private final Client host = welcomed(HOME);

    private RoomId make() {
        Client creator = welcomed(HOME);
        creator.say(new ClientMessage.CreateRoom("R", "", Visibility.PRIVATE, 0, Entry.OPEN, PASSWORD));
        assertThat(creator.line().last()).isInstanceOf(ServerMessage.Welcome.class);
        work();
        return ((ServerMessage.RoomCreated) creator.line().last()).room().id();
    }

    private ClientMessage join(String name, String password) {
        return new ClientMessage.JoinRoom(
                room, name, MediaState.OFF, null, false, null, new Pass(password, null, false));
    }

    private Client tries(InetAddress address, String password) {
        Client client = welcomed(address);
        client.say(join("Name", password));
        work();
        return client;
    }

    @Test
    void the_right_password_opens_the_room_once_it_has_been_hashed() {
        host.say(join("Ada", PASSWORD));
        assertThat(host.line().last()).isInstanceOf(ServerMessage.Welcome.class);
        work();
        assertThat(host.line().sent)
                .anySatisfy(sent -> assertThat(sent.message()).isInstanceOf(ServerMessage.RoomJoined.class));
    }

    @Test
    void a_wrong_password_does_not_and_the_same_word_in_another_form_of_unicode_does() {
        assertThat(tries(HOME, "wrong horse").error()).isEqualTo(ErrorCode.PASSWORD_WRONG);
        host.say(join("Ada", PASSWORD));
        work();
        host.say(new HostMessage.SetRoomAccess(room, null, null, "caf\u00E9"));
        work();
        assertThat(tries(HOME, PASSWORD).error()).isEqualTo(ErrorCode.PASSWORD_WRONG);
        assertThat(tries(HOME, "cafe\u0301").line().sent)
                .anySatisfy(sent -> assertThat(sent.message()).isInstanceOf(ServerMessage.RoomJoined.class));
    }

    @Test
    void nothing_is_hashed_for_a_room_without_a_password_and_for_none_at_all() {
        Client client = welcomed(HOME);
        client.say(new ClientMessage.CreateRoom("R", "", Visibility.PRIVATE, 0));
        client.say(join("Ada", null));
        assertThat(client.error()).isEqualTo(ErrorCode.PASSWORD_REQUIRED);
        client.say(join("Ada", ""));
        assertThat(client.error()).isEqualTo(ErrorCode.PASSWORD_REQUIRED);
        client.say(new ClientMessage.JoinRoom(
                RoomId.ofRandomBits(5), "Ada", MediaState.OFF, null, false, null, new Pass("guess", null, false)));
        assertThat(client.error()).isEqualTo(ErrorCode.ROOM_UNKNOWN);
        assertThat(work).isEmpty();
    }

    @Test
    void whoever_guesses_waits_longer_and_longer_for_this_room_from_this_address_only() {
        for (int i = 0; i < Guesses.FREE; i++) {
            assertThat(tries(HOME, "guess " + i).error()).isEqualTo(ErrorCode.PASSWORD_WRONG);
        }
        Client early = tries(HOME, PASSWORD);
        assertThat(early.error()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(((ServerMessage.ErrorReply) early.line().last()).retryAfterMs())
                .isEqualTo(1_000);
        assertThat(tries(NEXT_DOOR, "guess").error()).isEqualTo(ErrorCode.PASSWORD_WRONG);
        time.pass(1_000);
        assertThat(tries(HOME, "guess").error()).isEqualTo(ErrorCode.PASSWORD_WRONG);
        time.pass(1_000);
        assertThat(tries(HOME, PASSWORD).error()).isEqualTo(ErrorCode.RATE_LIMITED);
        time.pass(1_000);
        assertThat(tries(HOME, PASSWORD).line().sent)
                .anySatisfy(sent -> assertThat(sent.message()).isInstanceOf(ServerMessage.RoomJoined.class));
    }

    @Test
    void guesses_that_are_on_their_way_at_once_are_no_more_than_one_after_the_other() {
        space = 100;
        List<Client> clients =
                IntStream.range(0, 20).mapToObj(i -> welcomed(HOME)).toList();
        clients.forEach(client -> client.say(join("Name", "guess")));
        work();
        assertThat(clients)
                .filteredOn(client -> client.error() == ErrorCode.PASSWORD_WRONG)
                .hasSize(Guesses.FREE);
        assertThat(clients)
                .filteredOn(client -> client.error() == ErrorCode.RATE_LIMITED)
                .hasSize(20 - Guesses.FREE);
    }

    @Test
    void a_connection_has_one_password_hashed_at_a_time() {
        host.say(join("Ada", "guess"));
        host.say(join("Ada", PASSWORD));
        assertThat(host.error()).isEqualTo(ErrorCode.RATE_LIMITED);
        work();
        assertThat(host.error()).isEqualTo(ErrorCode.PASSWORD_WRONG);
        host.say(join("Ada", PASSWORD));
        work();
        assertThat(host.line().sent)
                .anySatisfy(sent -> assertThat(sent.message()).isInstanceOf(ServerMessage.RoomJoined.class));
    }

    @Test
    void when_too_many_wait_the_next_is_told_to_come_back_and_may() {
        space = 0;
        host.say(join("Ada", PASSWORD));
        assertThat(host.error()).isEqualTo(ErrorCode.RATE_LIMITED);
        space = 10;
        host.say(join("Ada", PASSWORD));
        work();
        assertThat(host.line().sent)
                .anySatisfy(sent -> assertThat(sent.message()).isInstanceOf(ServerMessage.RoomJoined.class));
    }

    @Test
    void leaving_does_not_overtake_the_join_before_it() {
        host.say(join("Ada", PASSWORD));
        host.say(new ClientMessage.LeaveRoom(room));
        assertThat(host.line().last()).isInstanceOf(ServerMessage.Welcome.class);
        work();
        assertThat(host.line().last()).isInstanceOf(ServerMessage.RoomLeft.class);
        host.say(new ClientMessage.LeaveRoom(room));
        assertThat(host.error()).isEqualTo(ErrorCode.NOT_IN_ROOM);
    }

    @Test
    void of_two_passwords_that_a_host_sets_the_later_one_holds() {
        host.say(join("Ada", PASSWORD));
        work();
        host.say(new HostMessage.SetRoomAccess(room, null, null, "another one"));
        host.say(new HostMessage.SetRoomAccess(room, null, null, ""));
        work();
        Client next = welcomed(HOME);
        next.say(join("Bob", null));
        assertThat(next.line().sent)
                .anySatisfy(sent -> assertThat(sent.message()).isInstanceOf(ServerMessage.RoomJoined.class));
    }

    @Test
    void what_is_about_another_room_waits_for_nothing_and_only_so_much_waits() {
        host.say(join("Ada", PASSWORD));
        host.say(new ClientMessage.LeaveRoom(RoomId.ofRandomBits(5)));
        assertThat(host.error()).isEqualTo(ErrorCode.NOT_IN_ROOM);
        int before = host.line().sent.size();
        for (int i = 0; i < PasswordDesk.MOST_BEHIND; i++) {
            host.say(new ClientMessage.LeaveRoom(room));
        }
        assertThat(host.line().sent).hasSize(before);
        host.say(new ClientMessage.LeaveRoom(room));
        assertThat(host.error()).isEqualTo(ErrorCode.RATE_LIMITED);
        work();
        assertThat(host.error()).isEqualTo(ErrorCode.NOT_IN_ROOM);
    }

    @Test
    void one_address_takes_only_its_share_of_the_places() {
        space = 100;
        List<Client> clients = IntStream.rangeClosed(0, AddressBook.HASHING)
                .mapToObj(i -> welcomed(HOME))
                .toList();
        clients.forEach(client -> client.say(join("Name", PASSWORD)));
        assertThat(work).hasSize(AddressBook.HASHING);
        assertThat(clients.getLast().error()).isEqualTo(ErrorCode.RATE_LIMITED);
        Client other = welcomed(NEXT_DOOR);
        other.say(join("Ada", PASSWORD));
        assertThat(work).hasSize(AddressBook.HASHING + 1);
        work();
        clients.getLast().say(join("Zoë", PASSWORD));
        assertThat(work).hasSize(1);
    }

    @Test
    void whoever_has_gone_meanwhile_does_not_get_in() {
        host.say(join("Ada", PASSWORD));
        host.session().lost(LeaveReason.DISCONNECTED);
        work();
        assertThat(host.line().last()).isInstanceOf(ServerMessage.Welcome.class);
    }
}
