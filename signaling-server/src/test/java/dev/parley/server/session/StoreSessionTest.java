package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Entry;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Pass;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomExit;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreRequest;
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
import org.junit.jupiter.api.Test;

/** What sessions do with rooms that are kept. */
class StoreSessionTest {
    private static final ClientMessage.CreateRoom DURABLE =
            new ClientMessage.CreateRoom("Reading group", "", Visibility.PRIVATE, 0, Entry.OPEN, null, true);

    private final FakeTime time = new FakeTime();
    private final FakeStore store = new FakeStore();
    private final Random random = new Random(1);
    private final Queue<Runnable> hashed = new ArrayDeque<>();
    private final Sessions sessions = sessions();
    private final FakeLine adasLine = new FakeLine();
    private final ClientSession ada = open(adasLine, new Credentials.Token("good"));
    private final FakeLine bobsLine = new FakeLine();
    private final ClientSession bob = open(bobsLine, new Credentials.Guest());

    private RoomEngine engine;

    private Sessions sessions() {
        SessionSettings settings = SessionSettings.DEFAULTS.withAccess(new Access("", "", true, new FakeAccounts()));
        RandomIds ids = new RandomIds(random);
        engine = new RoomEngine(
                RoomSettings.DEFAULTS, ids, IceServerSource.NONE, HmacTickets.withKeyFrom(random), store);
        Switchboard switchboard = new Switchboard(engine, time, Telemetry.NONE, store);
        return new Sessions(
                settings,
                RoomSettings.DEFAULTS,
                switchboard,
                new AddressBook(settings.limits(), 10, time),
                ids,
                time,
                new RoomPasswords(Tickets.NONE, new SecureRandom(), hashed::add));
    }

    private ClientSession open(FakeLine line, Credentials credentials) {
        ClientSession session = sessions.open(line, InetAddress.getLoopbackAddress());
        say(session, new ClientMessage.Hello(1, "test", List.of(), credentials));
        return session;
    }

    private static void say(ClientSession session, ClientMessage message) {
        session.received(Codec.encodeClient(Envelope.request(message, "1")));
    }

    private static ErrorCode refusal(FakeLine line) {
        return ((ServerMessage.ErrorReply) line.last()).code();
    }

    private RoomId created() {
        say(ada, DURABLE);
        store.works();
        return ((ServerMessage.RoomCreated) adasLine.last()).room().id();
    }

    private static ClientMessage join(RoomId room, String name) {
        return new ClientMessage.JoinRoom(room, name, MediaState.OFF);
    }

    private void joins(ClientSession session, RoomId room, String name) {
        say(session, join(room, name));
        store.works();
    }

    @Test
    void a_room_is_created_when_it_is_stored_and_not_before() {
        say(ada, DURABLE);
        assertThat(adasLine.last()).isInstanceOf(ServerMessage.Welcome.class);
        store.works();
        assertThat(adasLine.last()).isInstanceOf(ServerMessage.RoomCreated.class);
        assertThat(adasLine.sent.getLast().re()).isEqualTo("1");
        assertThat(store.rooms.values().iterator().next().owner()).isEqualTo("ada");
    }

    @Test
    void a_guest_keeps_nothing_and_asks_for_nothing() {
        for (ClientMessage message : List.of(
                DURABLE,
                new StoreRequest.ListOwnRooms(null),
                new StoreRequest.RoomHistory(RoomId.ofRandomBits(1), null),
                new StoreRequest.DeleteRoom(RoomId.ofRandomBits(1)),
                new StoreRequest.InviteUser(RoomId.ofRandomBits(1), "bob"),
                new StoreRequest.ListInvitations(),
                new StoreRequest.AcceptInvitation("i"))) {
            say(bob, message);
            assertThat(refusal(bobsLine)).as(message.toString()).isEqualTo(ErrorCode.ACCOUNT_REQUIRED);
        }
        assertThat(store.waiting).isEmpty();
    }

    @Test
    void whoever_enters_waits_until_the_room_is_found() {
        RoomId room = created();
        say(bob, join(room, "Bob"));
        assertThat(bobsLine.last()).isInstanceOf(ServerMessage.Welcome.class);
        store.works();
        assertThat(last(bobsLine, ServerMessage.RoomJoined.class).room().name()).isEqualTo("Reading group");
        say(ada, join(room, "Ada"));
        assertThat(store.waiting).as("the room is open").isEmpty();
        assertThat(last(bobsLine, ServerMessage.RoomStatus.class).room().host()).isEqualTo("Ada");
        assertThat(store.written).containsExactly("Bob null", "Ada ada");
    }

    @Test
    void two_who_enter_at_the_same_time_meet() {
        RoomId room = created();
        say(ada, join(room, "Ada"));
        say(bob, join(room, "Bob"));
        store.works();
        store.works();
        assertThat(last(bobsLine, ServerMessage.RoomJoined.class).participants())
                .hasSize(1);
    }

    @Test
    void a_room_that_is_not_kept_is_unknown_and_others_open_as_before() {
        joins(bob, RoomId.ofRandomBits(5), "Bob");
        assertThat(refusal(bobsLine)).isEqualTo(ErrorCode.ROOM_UNKNOWN);
        say(bob, new ClientMessage.CreateRoom("Stand-up", "", Visibility.PRIVATE, 0));
        RoomId ordinary = ((ServerMessage.RoomCreated) bobsLine.last()).room().id();
        say(bob, join(ordinary, "Bob"));
        assertThat(store.waiting).isEmpty();
        assertThat(last(bobsLine, ServerMessage.RoomJoined.class).room().id()).isEqualTo(ordinary);
    }

    @Test
    void while_the_store_is_away_one_is_asked_to_come_again() {
        RoomId room = created();
        store.away = true;
        joins(bob, room, "Bob");
        assertThat(((ServerMessage.ErrorReply) bobsLine.last()).retryAfterMs()).isEqualTo(1_000L);
        store.away = false;
        joins(bob, room, "Bob");
        assertThat(last(bobsLine, ServerMessage.RoomJoined.class)).isNotNull();
    }

    /** Many come back at once after a restart, and the database may still be away. */
    @Test
    void whoever_has_a_ticket_of_a_room_that_is_not_kept_asks_no_store() {
        say(bob, new ClientMessage.CreateRoom("Stand-up", "", Visibility.PRIVATE, 0));
        RoomId room = ((ServerMessage.RoomCreated) bobsLine.last()).room().id();
        say(bob, join(room, "Bob"));
        ServerMessage.RoomJoined before = last(bobsLine, ServerMessage.RoomJoined.class);
        say(bob, new ClientMessage.LeaveRoom(room));
        assertThat(engine.isOpen(room)).isFalse();
        say(bob, new ClientMessage.JoinRoom(room, "Bob", MediaState.OFF, before.ticket(), false));
        assertThat(store.waiting).isEmpty();
        assertThat(last(bobsLine, ServerMessage.RoomJoined.class).self()).isEqualTo(before.self());
        say(bob, new ClientMessage.LeaveRoom(room));
        say(bob, new ClientMessage.JoinRoom(room, "Bob", MediaState.OFF, "forged", false));
        assertThat(store.waiting).as("without one that is genuine").hasSize(1);
    }

    @Test
    void whoever_leaves_while_the_room_is_looked_for_does_not_come_in() {
        RoomId room = created();
        say(bob, join(room, "Bob"));
        say(bob, new ClientMessage.LeaveRoom(room));
        assertThat(bobsLine.last()).isEqualTo(new ServerMessage.RoomLeft(room));
        store.works();
        assertThat(engine.isOpen(room)).isFalse();
        assertThat(last(bobsLine, ServerMessage.RoomJoined.class)).isNull();
        joins(bob, room, "Bob");
        assertThat(last(bobsLine, ServerMessage.RoomJoined.class)).isNotNull();
    }

    @Test
    void a_defect_behind_the_store_is_said_and_nothing_waits_for_ever() {
        RoomId room = created();
        joins(bob, room, "Bob");
        bobsLine.broken = true;
        for (int i = 0; i <= StoreDesk.MOST_PENDING; i++) {
            say(ada, new StoreRequest.DeleteRoom(room));
            store.works();
            assertThat(refusal(adasLine)).isEqualTo(ErrorCode.INTERNAL);
            RoomId next = created();
            bobsLine.broken = false;
            joins(bob, next, "Bob");
            bobsLine.broken = true;
            room = next;
        }
    }

    @Test
    void who_is_gone_meanwhile_enters_nothing() {
        RoomId room = created();
        say(bob, join(room, "Bob"));
        bob.lost(LeaveReason.DISCONNECTED);
        store.works();
        assertThat(store.written).isEmpty();
    }

    @Test
    void own_rooms_are_listed_with_who_is_in_them() {
        RoomId room = created();
        joins(bob, room, "Bob");
        say(ada, new StoreRequest.ListOwnRooms(null));
        store.works();
        StoreReply.OwnRooms own = (StoreReply.OwnRooms) adasLine.last();
        assertThat(own.rooms().getFirst().count()).isEqualTo(1);
        assertThat(own.rooms().getFirst().host()).isEqualTo("Bob");
    }

    @Test
    void deleting_parts_those_who_are_in_the_room() {
        RoomId room = created();
        joins(bob, room, "Bob");
        say(ada, new StoreRequest.DeleteRoom(room));
        assertThat(last(bobsLine, ServerMessage.RoomLeft.class)).isNull();
        store.works();
        assertThat(adasLine.last()).isEqualTo(new StoreReply.RoomDeleted(room));
        assertThat(last(bobsLine, ServerMessage.RoomLeft.class))
                .isEqualTo(new ServerMessage.RoomLeft(room, RoomExit.CLOSED));
        joins(bob, room, "Bob");
        assertThat(refusal(bobsLine)).isEqualTo(ErrorCode.ROOM_UNKNOWN);
    }

    @Test
    void only_so_much_is_asked_at_a_time() {
        for (int i = 0; i < StoreDesk.MOST_PENDING; i++) {
            say(ada, new StoreRequest.ListOwnRooms(null));
        }
        say(ada, DURABLE);
        assertThat(refusal(adasLine)).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(store.waiting).hasSize(StoreDesk.MOST_PENDING);
        store.works();
        say(ada, DURABLE);
        assertThat(store.waiting).hasSize(StoreDesk.MOST_PENDING);
    }

    @Test
    void one_invites_into_rooms_one_is_in_and_into_no_others() {
        RoomId room = created();
        say(ada, new StoreRequest.InviteUser(room, "bob"));
        assertThat(refusal(adasLine)).isEqualTo(ErrorCode.NOT_IN_ROOM);
        joins(ada, room, "Ada");
        say(ada, new StoreRequest.InviteUser(room, "bob"));
        store.works();
        assertThat(store.invited).containsExactly("Reading group bob by ada");
        assertThat(adasLine.last()).isEqualTo(FakeStore.invitation(room, InvitationState.PENDING));
    }

    @Test
    void all_sessions_of_an_account_are_told_but_the_one_that_is_answered() {
        FakeLine phonesLine = new FakeLine();
        ClientSession phone = open(phonesLine, new Credentials.Token("good"));
        ServerMessage news = FakeStore.invitation(RoomId.ofRandomBits(1), InvitationState.DECLINED);
        store.teller.tell("ada", ada.id(), news);
        assertThat(phonesLine.last()).isEqualTo(news);
        assertThat(adasLine.last()).isInstanceOf(ServerMessage.Welcome.class);
        assertThat(bobsLine.last()).isInstanceOf(ServerMessage.Welcome.class);
        phone.lost(LeaveReason.DISCONNECTED);
        store.teller.tell("ada", "", FakeStore.invitation(RoomId.ofRandomBits(2), InvitationState.EXPIRED));
        assertThat(phonesLine.last()).isEqualTo(news);
        assertThat(adasLine.last()).isInstanceOf(StoreReply.InvitationChanged.class);
        ada.lost(LeaveReason.DISCONNECTED);
        store.teller.tell("ada", "", news);
        assertThat(adasLine.sent).hasSize(2);
    }

    @Test
    void whoever_accepts_is_expected_in_the_room() {
        say(bob, new ClientMessage.CreateRoom("Stand-up", "", Visibility.PRIVATE, 0, Entry.KNOCK, null));
        RoomId room = ((ServerMessage.RoomCreated) bobsLine.last()).room().id();
        say(bob, join(room, "Bob"));
        say(ada, new StoreRequest.AcceptInvitation(room.value()));
        say(ada, join(room, "Ada"));
        assertThat(refusal(adasLine)).isEqualTo(ErrorCode.KNOCK_REQUIRED);
        store.works();
        say(ada, join(room, "Ada"));
        assertThat(last(adasLine, ServerMessage.RoomJoined.class)).isNotNull();
    }

    @Test
    void whoever_may_not_invite_does_not() {
        RoomId room = created();
        joins(bob, room, "Bob");
        say(ada, join(room, "Ada"));
        say(
                ada,
                new HostMessage.HandOverHost(
                        room, last(bobsLine, ServerMessage.RoomJoined.class).self()));
        say(ada, new StoreRequest.InviteUser(room, "eve"));
        assertThat(refusal(adasLine)).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(store.invited).isEmpty();
    }

    private RoomId hosted() {
        RoomId room = created();
        joins(ada, room, "Ada");
        return room;
    }

    @Test
    void a_change_of_the_door_is_answered_when_it_is_stored_and_says_how_things_are_then() {
        RoomId room = hosted();
        say(ada, new HostMessage.SetRoomAccess(room, Entry.KNOCK, null, null));
        assertThat(adasLine.last()).isNotInstanceOf(ServerMessage.RoomStatus.class);
        say(bob, join(room, "Bob"));
        assertThat(refusal(bobsLine)).as("it holds at once").isEqualTo(ErrorCode.KNOCK_REQUIRED);
        say(ada, new HostMessage.SetRoomAccess(room, null, true, null));
        store.works();
        ServerMessage.RoomStatus status = last(adasLine, ServerMessage.RoomStatus.class);
        assertThat(adasLine.sent.getLast().re()).isEqualTo("1");
        assertThat(status.room().access()).isEqualTo(new RoomAccess(Entry.KNOCK, true, false));
        assertThat(store.rooms.get(room).rules().locked()).isTrue();
    }

    @Test
    void a_change_that_cannot_be_stored_is_said_to_be_so_and_holds_in_the_room() {
        RoomId room = hosted();
        store.away = true;
        say(ada, new HostMessage.SetRoomAccess(room, null, true, null));
        store.works();
        assertThat(last(adasLine, ServerMessage.ErrorReply.class).code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(adasLine.sent.getLast().re()).isNull();
        assertThat(last(adasLine, ServerMessage.RoomStatus.class)
                        .room()
                        .access()
                        .locked())
                .isTrue();
        say(ada, new HostMessage.ListInvites(room));
        assertThat(last(adasLine, EntryMessage.InviteList.class))
                .as("what changes nothing is not held up")
                .isNotNull();
        store.away = false;
        say(ada, new ClientMessage.LeaveRoom(room));
        joins(bob, room, "Bob");
        assertThat(refusal(bobsLine)).as("what waits to be stored counts").isEqualTo(ErrorCode.ROOM_LOCKED);
    }

    @Test
    void in_a_room_that_is_not_kept_nothing_is_held_up() {
        say(ada, new ClientMessage.CreateRoom("Stand-up", "", Visibility.PRIVATE, 0));
        RoomId room = ((ServerMessage.RoomCreated) adasLine.last()).room().id();
        say(ada, join(room, "Ada"));
        say(ada, new HostMessage.SetRoomAccess(room, null, true, null));
        assertThat(last(adasLine, ServerMessage.RoomStatus.class)
                        .room()
                        .access()
                        .locked())
                .isTrue();
    }

    @Test
    void the_password_of_a_room_in_which_nobody_is_counts() {
        say(ada, new ClientMessage.CreateRoom("R", "", Visibility.PRIVATE, 0, Entry.OPEN, "correct horse", true));
        assertThat(store.waiting).as("it is hashed first").isEmpty();
        hashed.remove().run();
        store.works();
        ServerMessage.RoomCreated created = (ServerMessage.RoomCreated) adasLine.last();
        assertThat(created.room().access().password()).isTrue();
        RoomId room = created.room().id();
        joins(bob, room, "Bob");
        assertThat(refusal(bobsLine)).isEqualTo(ErrorCode.PASSWORD_REQUIRED);
        time.pass(70_000);
        engine.tick(time.epochMillis());
        assertThat(engine.isOpen(room)).isFalse();
        say(bob, joinWith(room, "wrong horse"));
        store.works();
        hashed.remove().run();
        store.works();
        assertThat(refusal(bobsLine)).isEqualTo(ErrorCode.PASSWORD_WRONG);
        say(bob, joinWith(room, "correct horse"));
        hashed.remove().run();
        assertThat(last(bobsLine, ServerMessage.RoomJoined.class)).isNotNull();
    }

    @Test
    void whoever_leaves_while_the_password_of_the_room_is_looked_for_does_not_come_in() {
        say(ada, new ClientMessage.CreateRoom("R", "", Visibility.PRIVATE, 0, Entry.OPEN, "correct horse", true));
        hashed.remove().run();
        store.works();
        RoomId room = ((ServerMessage.RoomCreated) adasLine.last()).room().id();
        say(bob, joinWith(room, "correct horse"));
        say(bob, new ClientMessage.LeaveRoom(room));
        assertThat(bobsLine.last()).as("it waits behind the join").isInstanceOf(ServerMessage.Welcome.class);
        store.works();
        hashed.remove().run();
        assertThat(bobsLine.last()).isEqualTo(new ServerMessage.RoomLeft(room));
        store.works();
        assertThat(last(bobsLine, ServerMessage.RoomJoined.class)).isNull();
        assertThat(engine.isOpen(room)).isFalse();
    }

    /** The store may be back a moment later, and nobody has hashed the password for its salt. */
    @Test
    void a_right_password_is_not_called_wrong_because_the_store_was_away() {
        say(ada, new ClientMessage.CreateRoom("R", "", Visibility.PRIVATE, 0, Entry.OPEN, "correct horse", true));
        hashed.remove().run();
        store.works();
        RoomId room = ((ServerMessage.RoomCreated) adasLine.last()).room().id();
        store.away = true;
        say(bob, joinWith(room, "correct horse"));
        store.works();
        store.away = false;
        assertThat(((ServerMessage.ErrorReply) bobsLine.last()).retryAfterMs()).isEqualTo(1_000L);
        assertThat(store.waiting).isEmpty();
        say(bob, joinWith(room, "correct horse"));
        store.works();
        hashed.remove().run();
        store.works();
        assertThat(last(bobsLine, ServerMessage.RoomJoined.class)).isNotNull();
    }

    private static ClientMessage joinWith(RoomId room, String password) {
        Pass pass = new Pass(password, null, false);
        return new ClientMessage.JoinRoom(room, "Bob", MediaState.OFF, null, false, null, pass);
    }

    @Test
    void a_room_too_large_for_the_server_is_not_stored() {
        say(ada, new ClientMessage.CreateRoom("Reading group", "", Visibility.PRIVATE, 50, Entry.OPEN, null, true));
        assertThat(refusal(adasLine)).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(store.waiting).isEmpty();
    }

    private static <M extends ServerMessage> M last(FakeLine line, Class<M> type) {
        return line.sent.reversed().stream()
                .map(Envelope::message)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }
}
