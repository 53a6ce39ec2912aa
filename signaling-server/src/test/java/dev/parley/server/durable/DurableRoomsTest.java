package dev.parley.server.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.Limits;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreRequest;
import dev.parley.protocol.Visibility;
import dev.parley.protocol.VisitInfo;
import dev.parley.server.room.AccessRules;
import dev.parley.server.room.StoredRoom;
import dev.parley.server.session.FakeTime;
import dev.parley.server.session.RoomStore;
import dev.parley.server.store.Database;
import dev.parley.server.store.DatabaseAddress;
import dev.parley.server.store.Samples;
import dev.parley.server.store.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rooms of accounts in a real database, of either kind. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DurableRoomsTest {
    private static final String ADA = Samples.user("ada").id();
    private static final String BOB = Samples.user("bob").id();

    private final FakeTime time = new FakeTime();

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private DatabaseAddress address;
    private Database database;
    private DurableRooms rooms;

    @BeforeEach
    void begin() {
        address = kind.address(folder);
        open();
        database.users().add(Samples.user("ada"));
        database.users().add(Samples.user("bob"));
    }

    private void open() {
        database = Database.open(address);
        rooms = new DurableRooms(database, time);
    }

    @AfterEach
    void close() {
        rooms.close();
        database.close();
    }

    private static StoredRoom room(long bits, String owner) {
        RoomInfo info = new RoomInfo(
                RoomId.ofRandomBits(bits), "Réunion " + bits, "", "", Visibility.PRIVATE, 0, 6, 1_000 + bits);
        return new StoredRoom(info, owner, AccessRules.OPEN, Map.of());
    }

    private static RoomId id(long bits) {
        return RoomId.ofRandomBits(bits);
    }

    private static RoomStore.Owner as(String account) {
        return new RoomStore.Owner(account, "s", "s.1");
    }

    private ServerMessage add(StoredRoom room) {
        CompletableFuture<ServerMessage> reply = new CompletableFuture<>();
        rooms.add(room, as(String.valueOf(room.owner())), reply::complete);
        return await(reply);
    }

    private ServerMessage ask(StoreRequest request, String account) {
        CompletableFuture<ServerMessage> reply = new CompletableFuture<>();
        rooms.answer(request, as(account), reply::complete);
        return await(reply);
    }

    private RoomStore.Found find(RoomId room) {
        CompletableFuture<RoomStore.Found> reply = new CompletableFuture<>();
        rooms.find(room, "s.1", reply::complete);
        return await(reply);
    }

    private static <T> T await(CompletableFuture<T> reply) {
        return reply.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private ErrorCode refusal(StoreRequest request, String account) {
        return ((ServerMessage.ErrorReply) ask(request, account)).code();
    }

    private List<VisitInfo> history(RoomId room) {
        return ((StoreReply.RoomVisits) ask(new StoreRequest.RoomHistory(room, null), ADA)).visits();
    }

    private Participant person(String id) {
        return new Participant(
                new ParticipantId(id),
                "Dr " + id,
                Role.PARTICIPANT,
                MediaState.OFF,
                Presence.ACTIVE,
                false,
                time.epochMillis());
    }

    /** As after a crash: nothing is said to the database any more. */
    private void crash() {
        database.close();
        rooms.close();
        open();
    }

    @Test
    void a_room_is_found_again_by_another_server_with_the_same_database() {
        StoredRoom room = room(1, ADA);
        assertThat(add(room)).isEqualTo(new ServerMessage.RoomCreated(room.info()));
        crash();
        assertThat(find(id(1))).isEqualTo(new RoomStore.Kept(room));
        assertThat(find(id(2))).isEqualTo(new RoomStore.Missing());
    }

    @Test
    void an_account_keeps_so_many() {
        for (int i = 0; i < DurableRooms.MOST_OF_ONE_ACCOUNT; i++) {
            add(room(i, ADA));
        }
        ServerMessage.ErrorReply refused = (ServerMessage.ErrorReply) add(room(1_000, ADA));
        assertThat(refused.code()).isEqualTo(ErrorCode.TOO_MANY_ROOMS);
        assertThat(refused.message()).contains("Delete one");
        assertThat(add(room(2_000, BOB))).isInstanceOf(ServerMessage.RoomCreated.class);
        assertThat(ask(new StoreRequest.DeleteRoom(id(3)), ADA)).isEqualTo(new StoreReply.RoomDeleted(id(3)));
        assertThat(add(room(1_000, ADA))).isInstanceOf(ServerMessage.RoomCreated.class);
    }

    @Test
    void own_rooms_are_listed_page_by_page() {
        List<RoomInfo> made = new ArrayList<>();
        for (int i = 0; i < Limits.OWN_ROOMS_PAGE + 2; i++) {
            StoredRoom room = room(i, ADA);
            add(room);
            made.add(room.info());
        }
        add(room(500, BOB));
        StoreReply.OwnRooms first = (StoreReply.OwnRooms) ask(new StoreRequest.ListOwnRooms(null), ADA);
        StoreReply.OwnRooms second = (StoreReply.OwnRooms)
                ask(new StoreRequest.ListOwnRooms(first.rooms().getLast().id()), ADA);
        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        List<RoomInfo> listed = new ArrayList<>(first.rooms());
        listed.addAll(second.rooms());
        assertThat(listed).isEqualTo(made);
    }

    @Test
    void somebody_elses_room_and_none_sound_the_same() {
        add(room(1, BOB));
        for (RoomId id : List.of(id(1), id(2))) {
            assertThat(refusal(new StoreRequest.RoomHistory(id, null), ADA)).isEqualTo(ErrorCode.ROOM_UNKNOWN);
            assertThat(refusal(new StoreRequest.DeleteRoom(id), ADA)).isEqualTo(ErrorCode.ROOM_UNKNOWN);
        }
        assertThat(ask(new StoreRequest.DeleteRoom(id(1)), ADA).toString().replace(id(1).value(), ""))
                .isEqualTo(
                        ask(new StoreRequest.DeleteRoom(id(2)), ADA).toString().replace(id(2).value(), ""));
        assertThat(find(id(1))).isInstanceOf(RoomStore.Kept.class);
    }

    @Test
    void the_history_says_who_was_there_how_long_as_soon_as_it_is_asked_for() {
        add(room(1, ADA));
        Participant guest = person("guest");
        Participant bob = person("bob");
        long start = time.epochMillis();
        rooms.joined(id(1), guest, null);
        rooms.joined(id(1), bob, BOB);
        time.pass(500);
        rooms.left(id(1), bob.id(), time.epochMillis());
        assertThat(history(id(1)))
                .containsExactly(
                        new VisitInfo(guest.id(), "Dr guest", false, start, null),
                        new VisitInfo(bob.id(), "Dr bob", true, start, start + 500));
        assertThat(history(id(1)).getLast().durationMs()).isEqualTo(500);
    }

    @Test
    void after_a_crash_stays_end_when_the_server_last_said_that_they_last() {
        add(room(1, ADA));
        long start = time.epochMillis();
        rooms.joined(id(1), person("p1"), null);
        rooms.joined(id(1), person("p2"), null);
        time.pass(7_000);
        history().beat();
        time.pass(2_000);
        crash();
        time.pass(1_000);
        rooms.joined(id(1), person("p2"), null);
        assertThat(history(id(1))).as("both may still come back").allMatch(visit -> visit.leftAt() == null);
        time.pass(History.STALE_MILLIS);
        history().beat();
        assertThat(history(id(1)))
                .as("one did")
                .containsExactlyInAnyOrder(
                        new VisitInfo(new ParticipantId("p1"), "Dr p1", false, start, start + 7_000),
                        new VisitInfo(new ParticipantId("p2"), "Dr p2", false, start, null));
    }

    @Test
    void whom_a_crash_cut_off_may_go_on_and_nobody_who_left() {
        add(room(1, ADA));
        rooms.joined(id(1), person("stayed"), null);
        rooms.joined(id(1), person("left"), null);
        history().beat();
        rooms.left(id(1), new ParticipantId("left"), time.epochMillis());
        assertThat(awaited()).as("what waits to be written counts").containsExactly(new ParticipantId("stayed"));
        crash();
        time.pass(History.STALE_MILLIS + 1);
        history().beat();
        assertThat(history(id(1))).allMatch(visit -> visit.leftAt() != null);
        assertThat(awaited()).containsExactly(new ParticipantId("stayed"));
        time.pass(DurableRooms.AWAITED_MILLIS);
        assertThat(awaited()).isEmpty();
    }

    private Set<ParticipantId> awaited() {
        return ((RoomStore.Kept) find(id(1))).room().awaited();
    }

    @Test
    void a_room_goes_with_the_invitations_into_it_and_both_sides_are_told_after_the_reply() {
        add(room(1, ADA));
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Boolean> invited = new CompletableFuture<>();
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        rooms.tellBy((account, except, message) -> {
            InvitationState state =
                    ((StoreReply.InvitationChanged) message).invitation().state();
            if (state == InvitationState.WITHDRAWN) {
                said.add(account + " " + state);
            }
            if (account.equals(BOB)) {
                (state == InvitationState.WITHDRAWN ? told : invited).complete(true);
            }
        });
        rooms.invite(room(1, ADA).info(), "bob", as(ADA), reply -> {});
        await(invited);
        rooms.answer(
                new StoreRequest.DeleteRoom(id(1)),
                as(ADA),
                reply -> said.add(reply.getClass().getSimpleName()));
        await(told);
        assertThat(said).containsExactly("RoomDeleted", ADA + " WITHDRAWN", BOB + " WITHDRAWN");
    }

    @Test
    void a_defect_in_what_takes_an_answer_keeps_nobody_from_being_told() {
        add(room(1, ADA));
        CompletableFuture<ServerMessage> invited = new CompletableFuture<>();
        rooms.invite(room(1, ADA).info(), "bob", as(ADA), invited::complete);
        await(invited);
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        rooms.tellBy((account, except, message) -> {
            // The invitation itself may still be told when the reply to who invites is there.
            if (((StoreReply.InvitationChanged) message).invitation().state() == InvitationState.WITHDRAWN) {
                told.complete(true);
            }
        });
        rooms.answer(new StoreRequest.DeleteRoom(id(1)), as(ADA), reply -> {
            throw new IllegalStateException("A defect, for a test.");
        });
        assertThat(await(told)).isTrue();
        assertThat(find(id(1))).isEqualTo(new RoomStore.Missing());
    }

    private History history() {
        return rooms.history();
    }

    @Test
    void when_the_database_is_away_one_is_told_and_the_history_waits_within_its_bound() {
        add(room(1, ADA));
        database.close();
        RoomStore.Unknown away = (RoomStore.Unknown) find(id(1));
        assertThat(away.why().code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(away.why().retryAfterMs()).isNotNull();
        for (int i = 0; i < History.MOST_WAITING + 10; i++) {
            rooms.left(id(1), new ParticipantId("p"), 1);
        }
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(history().waiting()).isEqualTo(History.MOST_WAITING));
    }

    @Test
    void what_asks_after_the_end_is_refused() {
        rooms.close();
        assertThat(((RoomStore.Unknown) find(id(1))).why().code()).isEqualTo(ErrorCode.RATE_LIMITED);
    }
}
