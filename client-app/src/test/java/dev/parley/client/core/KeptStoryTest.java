package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ELSEWHERE;
import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.SELF;
import static dev.parley.client.core.Scenes.SERVER;
import static dev.parley.client.core.Scenes.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Capability;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomExit;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreRequest;
import dev.parley.protocol.Visibility;
import dev.parley.protocol.VisitInfo;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rooms that the server keeps for the account that is signed in. */
class KeptStoryTest {
    private static final RoomInfo FIRST = room(1, "First", 0);
    private static final RoomInfo SECOND = room(2, "Second", 0);
    private static final RoomInfo THIRD = room(3, "Third", 0);
    private static final Event CREATE =
            new Event.CreateRoom("Standup", Visibility.PRIVATE, 6, false, Entry.OPEN, "", true);

    private static RoomInfo room(long bits, String name, int count) {
        return new RoomInfo(RoomId.ofRandomBits(bits), name, "", "", Visibility.PRIVATE, count, 6, bits);
    }

    /** Signed in to an account; what the server keeps is being asked for. */
    private static Story asking() {
        return Accounts.entered(Capability.DURABLE_ROOMS);
    }

    private static Story listed(Story asking, boolean more, RoomInfo... rooms) {
        return asking.when(reply(asking, Request.OwnRooms.class, new StoreReply.OwnRooms(List.of(rooms), more)));
    }

    private static Story home(RoomInfo... rooms) {
        return listed(asking(), false, rooms);
    }

    private static Pages<RoomInfo> rooms(Story story) {
        return Kept.of(story.state()).rooms();
    }

    private static Story refused(Story story, Class<? extends Request> kind, ErrorCode code) {
        return story.when(reply(story, kind, new ServerMessage.ErrorReply(code, "No.", null, "s.1")));
    }

    private static Story inside(Story home, RoomId room) {
        Story joining = home.when(new Event.JoinRoom(room));
        ServerMessage joined = new ServerMessage.RoomJoined(
                room(room.equals(FIRST.id()) ? 1 : 4, "Standup", 1), SELF, List.of(), List.of(), 0, "", false);
        return joining.when(reply(joining, Request.JoinRoom.class, joined));
    }

    @Test
    void whoever_is_signed_in_to_an_account_is_told_what_the_server_keeps() {
        asking().said().contains(new StoreRequest.ListOwnRooms(null));
        assertThat(rooms(asking()).loading()).isTrue();
        assertThat(rooms(home()).known()).isTrue();
        assertThat(rooms(home(FIRST, SECOND)).items()).containsExactly(FIRST, SECOND);
    }

    @Test
    void guests_and_servers_that_keep_nothing_are_not_asked() {
        Story opened = Scenes.connecting().when(new Event.SocketOpened());
        Story guest = opened.when(reply(opened, Request.Hello.class, Accounts.welcome(Capability.DURABLE_ROOMS)));
        assertThat(Kept.offersRooms(guest.state())).isFalse();
        guest.said().doesNotContain(new StoreRequest.ListOwnRooms(null));
        guest.when(new Event.ListOwnRooms(false), new Event.DeleteRoom(FIRST.id()))
                .thenNothing();
        Accounts.entered().said().doesNotContain(new StoreRequest.ListOwnRooms(null));
    }

    @Test
    void at_the_server_of_a_link_one_is_a_guest_and_sees_nothing_of_it() {
        Story there = home(FIRST).when(new Event.JoinByLink(new MeetingLink(ELSEWHERE, ROOM)));
        Story opened = there.when(new Event.SocketOpened());
        Story welcomed = opened.when(reply(opened, Request.Hello.class, Accounts.welcome(Capability.DURABLE_ROOMS)));
        assertThat(Kept.offersRooms(welcomed.state())).isFalse();
        welcomed.said().doesNotContain(new StoreRequest.ListOwnRooms(null));
    }

    @Test
    void further_pages_follow_what_is_there() {
        Story first = listed(asking(), true, FIRST);
        assertThat(rooms(first).more()).isTrue();
        Story second = first.when(new Event.ListOwnRooms(true));
        second.said().containsExactly(new StoreRequest.ListOwnRooms(FIRST.id()));
        second.when(new Event.ListOwnRooms(true)).thenNothing();
        Story all = listed(second, false, SECOND);
        assertThat(rooms(all).items()).containsExactly(FIRST, SECOND);
        assertThat(rooms(all).more()).isFalse();
    }

    @Test
    void what_is_told_again_keeps_the_pages_that_were_shown() {
        Story second = listed(asking(), true, FIRST, SECOND).when(new Event.ListOwnRooms(true));
        Story again = listed(second, false, THIRD).when(new Event.ListOwnRooms(false));
        again.said().containsExactly(new StoreRequest.ListOwnRooms(null));
        RoomInfo occupied = room(1, "First", 3);
        Story told = listed(again, true, occupied, SECOND);
        assertThat(rooms(told).items()).containsExactly(occupied, SECOND, THIRD);
        assertThat(rooms(told).more()).isFalse();
        Story fewer = told.when(new Event.ListOwnRooms(false));
        assertThat(rooms(listed(fewer, false, SECOND)).items())
                .as("others were deleted elsewhere")
                .containsExactly(SECOND);
    }

    @Test
    void what_could_not_be_told_says_so_and_is_asked_for_again() {
        Story failed = refused(asking(), Request.OwnRooms.class, ErrorCode.INTERNAL);
        assertThat(rooms(failed).known()).isFalse();
        assertThat(rooms(failed).error()).isNotEmpty();
        Story again = failed.when(new Event.ListOwnRooms(false));
        assertThat(rooms(again).error()).isEmpty();
        String id = Scenes.awaited(again, Request.OwnRooms.class);
        Story silent = again.when(new Event.TimerFired(new Timer.Request(id)));
        assertThat(rooms(silent).error()).isEqualTo("The server did not answer. Try again.");
        assertThat(rooms(silent).loading()).isFalse();
    }

    @Test
    void what_was_asked_is_asked_again_on_the_next_connection() {
        Story lost = asking().when(new Event.SocketClosed(""));
        assertThat(rooms(lost).loading()).isFalse();
        assertThat(rooms(lost).error()).isNotEmpty();
        lost.when(new Event.ListOwnRooms(false)).said().isEmpty();
        Story opened = lost.when(new Event.TimerFired(new Timer.Reconnect(1)), new Event.SocketOpened());
        Story back = opened.when(reply(opened, Request.Hello.class, Accounts.welcome(Capability.DURABLE_ROOMS)));
        back.said().contains(new StoreRequest.ListOwnRooms(null));
        assertThat(rooms(back).error()).isEmpty();
    }

    @Test
    void a_meeting_that_is_to_be_kept_is_asked_for_so_and_listed_when_it_is() {
        Story creating = home(FIRST).when(CREATE);
        creating.said()
                .containsExactly(
                        new ClientMessage.CreateRoom("Standup", "", Visibility.PRIVATE, 6, Entry.OPEN, null, true));
        RoomInfo made = Scenes.room(ROOM, 0);
        Story created = creating.when(reply(creating, Request.CreateRoom.class, new ServerMessage.RoomCreated(made)));
        assertThat(rooms(created).items()).containsExactly(FIRST, made);
    }

    @Test
    void a_room_that_is_made_between_pages_takes_none_away() {
        RoomInfo made = room(9, "Standup", 0);
        Story creating = listed(asking(), true, FIRST, SECOND).when(CREATE);
        Story created = creating.when(reply(creating, Request.CreateRoom.class, new ServerMessage.RoomCreated(made)));
        assertThat(rooms(created).items()).containsExactly(made, FIRST, SECOND);

        Story again = listed(created.when(new Event.ListOwnRooms(false)), true, FIRST, SECOND);
        assertThat(rooms(again).items()).as("whoever comes home sees it still").containsExactly(made, FIRST, SECOND);
        Story further = again.when(new Event.ListOwnRooms(true));
        further.said().containsExactly(new StoreRequest.ListOwnRooms(SECOND.id()));
        Story all = listed(further, false, THIRD, made);
        assertThat(rooms(all).items()).containsExactlyInAnyOrder(FIRST, SECOND, THIRD, made);
        assertThat(rooms(all).more()).isFalse();
    }

    @Test
    void a_meeting_that_would_not_be_kept_is_not_started() {
        Scenes.connected()
                .when(CREATE)
                .holds(state -> assertThat(state.room().error()).contains("keeps rooms only for"))
                .said()
                .noneMatch(ClientMessage.CreateRoom.class::isInstance);
        Story full = home(FIRST).when(CREATE);
        refused(full, Request.CreateRoom.class, ErrorCode.TOO_MANY_ROOMS)
                .holds(state -> assertThat(state.room().error()).startsWith("You keep as many rooms as you may"));
    }

    @Test
    void a_kept_room_does_not_end_with_its_last_member_and_is_looked_at_anew() {
        Story inside = inside(home(FIRST), FIRST.id());
        Story leaving = inside.when(new Event.LeaveRoom());
        Story out = leaving.when(reply(leaving, Request.LeaveRoom.class, new ServerMessage.RoomLeft(FIRST.id())));
        assertThat(out.state().dashboard().recent().getFirst().over()).isFalse();
        out.said().contains(new StoreRequest.ListOwnRooms(null));
        Story closed = inside.when(Scenes.said(new ServerMessage.RoomLeft(FIRST.id(), RoomExit.CLOSED)));
        assertThat(closed.state().dashboard().recent().getFirst().over()).isFalse();

        Story other = inside(home(FIRST), RoomId.ofRandomBits(4));
        Story left = other.when(new Event.LeaveRoom());
        assertThat(left.state().dashboard().recent().getFirst().over()).isTrue();
    }

    @Test
    void a_deleted_room_is_gone_and_its_link_leads_nowhere() {
        Story visited = inside(home(FIRST, SECOND), FIRST.id()).when(new Event.LeaveRoom());
        Story out = visited.when(reply(visited, Request.LeaveRoom.class, new ServerMessage.RoomLeft(FIRST.id())));
        Story told = listed(out, false, FIRST, SECOND);
        Story deleting = told.when(new Event.DeleteRoom(FIRST.id()));
        deleting.said().containsExactly(new StoreRequest.DeleteRoom(FIRST.id()));
        assertThat(Kept.of(deleting.state()).deleting()).isEqualTo(FIRST.id());
        deleting.when(new Event.DeleteRoom(SECOND.id())).thenNothing();
        deleting.when(reply(deleting, Request.DeleteRoom.class, new StoreReply.RoomDeleted(FIRST.id())))
                .holds(state -> {
                    assertThat(Kept.of(state).rooms().items()).containsExactly(SECOND);
                    assertThat(Kept.of(state).deleting()).isNull();
                    assertThat(state.dashboard().recent().getFirst().over()).isTrue();
                    assertThat(state.notices()).extracting(Notice::text).containsExactly("“First” is deleted.");
                });
    }

    @Test
    void one_that_is_gone_already_is_gone_and_one_that_could_not_be_deleted_stays() {
        Story deleting = home(FIRST, SECOND).when(new Event.DeleteRoom(FIRST.id()));
        assertThat(rooms(refused(deleting, Request.DeleteRoom.class, ErrorCode.ROOM_UNKNOWN))
                        .items())
                .containsExactly(SECOND);
        refused(deleting, Request.DeleteRoom.class, ErrorCode.INTERNAL).holds(state -> {
            assertThat(Kept.of(state).rooms().items()).containsExactly(FIRST, SECOND);
            assertThat(Kept.of(state).deleting()).isNull();
            assertThat(state.notices()).hasSize(1);
        });
        String id = Scenes.awaited(deleting, Request.DeleteRoom.class);
        deleting.when(new Event.TimerFired(new Timer.Request(id)))
                .holds(state -> assertThat(Kept.of(state).deleting()).isNull())
                .said()
                .containsExactly(new StoreRequest.ListOwnRooms(null));
    }

    private static VisitInfo visit(String id) {
        return new VisitInfo(new ParticipantId(id), "Max", false, 1_000, 61_000L);
    }

    private static Story visited(Story asking, boolean more, VisitInfo... visits) {
        return asking.when(
                reply(asking, Request.RoomHistory.class, new StoreReply.RoomVisits(FIRST.id(), List.of(visits), more)));
    }

    private static Pages<VisitInfo> visits(Story story) {
        return Objects.requireNonNull(Kept.of(story.state()).history()).visits();
    }

    @Test
    void the_history_of_a_room_comes_page_by_page_and_is_forgotten_when_nobody_looks() {
        Story asking = home(FIRST).when(new Event.ShowHistory(FIRST.id(), false));
        asking.said().containsExactly(new StoreRequest.RoomHistory(FIRST.id(), null));
        assertThat(visits(asking).loading()).isTrue();
        asking.when(new Event.ShowHistory(FIRST.id(), true)).thenNothing();
        Story first = visited(asking, true, visit("b"), visit("a"));
        Story further = first.when(new Event.ShowHistory(FIRST.id(), true));
        further.said().containsExactly(new StoreRequest.RoomHistory(FIRST.id(), new ParticipantId("a")));
        Story all = visited(further, false, visit("a"), visit("z"));
        assertThat(visits(all).items()).containsExactly(visit("b"), visit("a"), visit("z"));
        assertThat(visits(all).more()).isFalse();
        assertThat(Kept.of(all.when(new Event.HideHistory()).state()).history()).isNull();
    }

    @Test
    void the_history_of_another_room_takes_the_place_of_one_that_is_late() {
        Story asking = home(FIRST, SECOND).when(new Event.ShowHistory(FIRST.id(), false));
        Event late = reply(
                asking, Request.RoomHistory.class, new StoreReply.RoomVisits(FIRST.id(), List.of(visit("a")), false));
        Story other = asking.when(new Event.ShowHistory(SECOND.id(), false));
        other.said().containsExactly(new StoreRequest.RoomHistory(SECOND.id(), null));
        assertThat(visits(other.when(late)).items()).isEmpty();
        asking.when(new Event.HideHistory())
                .holds(state -> assertThat(state.requests().values()).noneMatch(Request.RoomHistory.class::isInstance));
        asking.when(new Event.HideHistory(), late)
                .holds(state -> assertThat(Kept.of(state).history()).isNull());
        assertThat(visits(visited(other, false, visit("a"))).error())
                .as("the server told of the first room again")
                .isNotEmpty();
    }

    @Test
    void a_history_that_does_not_come_says_so() {
        Story asking = home(FIRST).when(new Event.ShowHistory(FIRST.id(), false));
        assertThat(visits(refused(asking, Request.RoomHistory.class, ErrorCode.INTERNAL))
                        .error())
                .isNotEmpty();
        assertThat(visits(asking.when(new Event.SocketClosed(""))).error()).isNotEmpty();
        assertThat(visits(asking.when(new Event.SocketClosed(""), new Event.ShowHistory(FIRST.id(), false)))
                        .error())
                .isNotEmpty();
        Story again = refused(asking, Request.RoomHistory.class, ErrorCode.INTERNAL)
                .when(new Event.ShowHistory(FIRST.id(), false));
        assertThat(visits(again).loading()).isTrue();
    }

    @Test
    void an_answer_that_nobody_awaits_changes_nothing() {
        Story home = home(FIRST);
        home.when(new Event.ServerSaid(new StoreReply.OwnRooms(List.of(), false), "999"))
                .thenNothing()
                .holds(state -> assertThat(state).isEqualTo(home.state()));
        home.when(Scenes.said(new StoreReply.RoomDeleted(FIRST.id())))
                .holds(state -> assertThat(state).isEqualTo(home.state()));
    }

    @Test
    void nobody_sees_what_is_kept_for_somebody_else() {
        Story out = home(FIRST).when(new Event.StepOut());
        assertThat(Kept.of(out.state()).rooms().items()).isEmpty();
        assertThat(Kept.offersRooms(out.state())).isFalse();
    }

    @Test
    void the_link_of_an_own_room_is_that_of_the_server_or_its_page() {
        assertThat(LinkToSend.of(home(FIRST).state(), FIRST.id()))
                .isEqualTo(new MeetingLink(SERVER, FIRST.id()).toString());
        assertThat(LinkToSend.of(Program.initial(), FIRST.id())).isEmpty();
    }

    @Test
    void who_meets_somebody_in_a_room_of_another_knows_nothing_of_its_being_kept() {
        Story joined = Scenes.joined(home().when(new Event.JoinRoom(ROOM)), SELF, ANN);
        assertThat(Kept.has(joined.state(), ROOM)).isFalse();
    }
}
