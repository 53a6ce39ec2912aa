package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ELSEWHERE;
import static dev.parley.client.core.Scenes.LOCAL;
import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.SELF;
import static dev.parley.client.core.Scenes.SERVER;
import static dev.parley.client.core.Scenes.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Claim;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Creating, joining, leaving, coming back. */
class RoomStoryTest {
    private static final ClaimSecret SECRET = new ClaimSecret("drawn at the start");

    private static final Event CREATE = new Event.CreateRoom("Standup", Visibility.PUBLIC, 6);

    private static Event refusal(Story story, Class<? extends Request> kind, ErrorCode code) {
        return Scenes.reply(story, kind, new ServerMessage.ErrorReply(code, "", null, "c"));
    }

    @Test
    void a_created_room_is_joined_at_once() {
        Story creating = Scenes.connected().when(CREATE);
        creating.said().containsExactly(new ClientMessage.CreateRoom("Standup", "", Visibility.PUBLIC, 6));
        creating.when(Scenes.reply(
                        creating, Request.CreateRoom.class, new ServerMessage.RoomCreated(Scenes.room(ROOM, 0))))
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.JOINING))
                .said()
                .containsExactly(new ClientMessage.JoinRoom(ROOM, "Max", MediaState.OFF));
    }

    @Test
    void every_try_to_join_makes_the_same_claim_so_that_one_whose_reply_got_lost_is_no_obstacle() {
        Story joining = Scenes.connected(Program.initial(SECRET)).when(new Event.JoinRoom(ROOM));
        Claim first = claim(joining);
        Claim second = claim(welcomedBack(joining.when(new Event.SocketClosed("reset"))));
        assertThat(second.follows(first)).isTrue();
        assertThat(first.follows(second)).isFalse();
        assertThat(first.key()).doesNotContain(SECRET.text());
    }

    @Test
    void no_other_room_or_server_can_use_a_claim() {
        Claim claim = SECRET.of(SERVER, ROOM, 1);
        assertThat(SECRET.of(SERVER, new RoomId("babad-babad-babad"), 2).follows(claim))
                .isFalse();
        assertThat(SECRET.of(URI.create("wss://other.example"), ROOM, 2).follows(claim))
                .isFalse();
        assertThat(SECRET.of(SERVER, ROOM, 2).follows(claim)).isTrue();
    }

    private static Claim claim(Story story) {
        return story.effects().stream()
                .flatMap(effect -> effect instanceof Effect.SendServer(ClientMessage.JoinRoom join, var id)
                        ? Stream.of(join.claim())
                        : Stream.empty())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void on_this_computer_the_server_starts_first() {
        Story starting = Story.given(Program.initial()).when(new Event.SignIn("Max", null), CREATE);
        starting.then(new Effect.StartHost());
        URI shared = URI.create("ws://192.168.1.20:40001");
        Story opened = starting.when(new Event.HostStarted(LOCAL, List.of(shared)))
                .then(new Effect.OpenSocket(LOCAL))
                .when(new Event.SocketOpened());
        Story creating = opened.when(Scenes.reply(opened, Request.Hello.class, Scenes.welcome()));
        Story joining = creating.when(
                Scenes.reply(creating, Request.CreateRoom.class, new ServerMessage.RoomCreated(Scenes.room(ROOM, 0))));
        Scenes.joined(joining, SELF)
                .holds(state -> assertThat(state.room().links()).containsExactly(new MeetingLink(shared, ROOM)));
    }

    @Test
    void a_host_that_cannot_start_is_explained() {
        Story.given(Program.initial())
                .when(new Event.SignIn("Max", null), CREATE, new Event.HostFailed("No free port."))
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.NO_ROOM))
                .holds(state -> assertThat(state.room().error()).contains("No free port."));
    }

    @Test
    void a_link_to_another_server_goes_there() {
        Story.given(Program.initial())
                .when(new Event.SignIn("Max", null), new Event.JoinByLink(new MeetingLink(ELSEWHERE, ROOM)))
                .then(new Effect.OpenSocket(ELSEWHERE))
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.JOINING));
    }

    @Test
    void a_link_to_the_same_server_asks_at_once() {
        Scenes.connected()
                .when(new Event.JoinByLink(new MeetingLink(SERVER, ROOM)))
                .thenNo(Effect.OpenSocket.class::isInstance)
                .said()
                .hasOnlyElementsOfType(ClientMessage.JoinRoom.class);
    }

    @Test
    void without_a_name_there_is_no_joining() {
        Story.given(Program.initial())
                .when(new Event.JoinByLink(new MeetingLink(ELSEWHERE, ROOM)))
                .thenNo(Effect.OpenSocket.class::isInstance)
                .holds(state -> assertThat(state.notices()).hasSize(1));
    }

    @Test
    void why_nobody_is_let_in_is_said_anew_each_time() {
        Event noName = new Event.JoinByLink(new MeetingLink(ELSEWHERE, ROOM));
        Event noServer = new Event.JoinRoom(ROOM);
        saidAnew(Story.given(Program.initial()), noName);
        saidAnew(Story.given(Program.initial()).when(new Event.SignIn("Max", null)), noServer);
    }

    private static void saidAnew(Story story, Event tried) {
        Notice first = story.when(tried).state().notices().getLast();
        Story again = story.when(tried, tried);
        assertThat(again.state().notices()).singleElement().satisfies(notice -> {
            assertThat(notice.text()).isEqualTo(first.text());
            assertThat(notice.id()).isNotEqualTo(first.id());
        });
    }

    @Test
    void joining_turns_the_wanted_devices_on_and_leaving_off() {
        Scenes.connected()
                .when(new Event.SetCamera(false), new Event.JoinRoom(ROOM))
                .then(new Effect.Microphone(true), new Effect.Camera(false));
        Scenes.joinedWith().when(new Event.LeaveRoom()).then(new Effect.Microphone(false), new Effect.Camera(false));
    }

    @Test
    void the_first_in_the_room_hosts_it() {
        Scenes.joinedWith()
                .holds(state -> assertThat(state.room().self().role()).isEqualTo(Role.HOST))
                .holds(state -> assertThat(state.room().host()).isEqualTo(SELF));
    }

    @Test
    void a_new_host_is_shown_as_one() {
        Scenes.joinedWith(ANN)
                .when(Scenes.said(new ServerMessage.RoomStatus(Scenes.room(ROOM, 2), ANN.id())))
                .holds(state -> assertThat(state.room().self().role()).isEqualTo(Role.PARTICIPANT))
                .holds(state -> assertThat(
                                state.peers().get(ANN.id()).participant().role())
                        .isEqualTo(Role.HOST));
    }

    @Test
    void a_taken_name_is_told_and_another_joins() {
        Story joining = Scenes.joining();
        joining.when(refusal(joining, Request.JoinRoom.class, ErrorCode.NAME_TAKEN))
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.NO_ROOM))
                .holds(state -> assertThat(state.room().refusal()).isEqualTo(ErrorCode.NAME_TAKEN))
                .holds(state -> assertThat(state.room().error()).contains("Choose another name"))
                .when(new Event.Rename("Maxine"))
                .said()
                .containsExactly(new ClientMessage.JoinRoom(ROOM, "Maxine", MediaState.OFF));
    }

    @Test
    void a_full_and_an_unknown_room_say_what_to_do() {
        Story joining = Scenes.joining();
        joining.when(refusal(joining, Request.JoinRoom.class, ErrorCode.ROOM_FULL))
                .holds(state -> assertThat(state.room().error()).startsWith("This meeting is full."));
        joining.when(refusal(joining, Request.JoinRoom.class, ErrorCode.ROOM_UNKNOWN))
                .holds(state -> assertThat(state.room().error()).startsWith("There is no such meeting"));
    }

    @Test
    void an_unanswered_join_is_taken_back() {
        Story joining = Scenes.joining();
        joining.when(new Event.TimerFired(new Timer.Request(Scenes.awaited(joining, Request.JoinRoom.class))))
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.NO_ROOM))
                .said()
                .containsExactly(new ClientMessage.LeaveRoom(ROOM));
    }

    @Test
    void a_join_that_was_given_up_and_granted_is_left_again() {
        Story joining = Scenes.joining();
        Event granted = Scenes.reply(
                joining,
                Request.JoinRoom.class,
                new ServerMessage.RoomJoined(Scenes.room(ROOM, 1), SELF, List.of(), List.of(), 0, "", false));
        joining.when(new Event.LeaveRoom(), granted)
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.NO_ROOM))
                .said()
                .contains(new ClientMessage.LeaveRoom(ROOM));
    }

    @Test
    void leaving_closes_links_at_once_and_the_room_when_the_server_agrees() {
        Story leaving = Scenes.joinedWith(ANN, ZOE).when(new Event.LeaveRoom());
        leaving.commands().containsExactly(new LinkCommand.Close(), new LinkCommand.Close());
        assertThat(leaving.state().room().phase()).isEqualTo(RoomPhase.LEAVING);
        leaving.when(Scenes.reply(leaving, Request.LeaveRoom.class, new ServerMessage.RoomLeft(ROOM)))
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.LEFT))
                .when(new Event.JoinRoom(ROOM))
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.JOINING));
    }

    @Test
    void leaving_without_a_connection_is_immediate() {
        Scenes.joinedWith(ANN)
                .when(new Event.SocketClosed("reset"), new Event.LeaveRoom())
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.LEFT));
    }

    @Test
    void a_lost_connection_leaves_the_links_alone_until_the_client_is_back_in_the_room() {
        Story back = lostAndWelcomedBack();
        back.said().contains(new ClientMessage.JoinRoom(ROOM, "Max", MediaState.OFF));
        LinkKey old = Scenes.key(back, ANN);
        Story joined = Scenes.joined(back, new ParticipantId("n"), ANN);
        joined.then(new Effect.Link(old, new LinkCommand.Close()));
        assertThat(Scenes.key(joined, ANN)).isNotEqualTo(old);
        assertThat(joined.state().room().self().id()).isEqualTo(new ParticipantId("n"));
    }

    private static Story lostAndWelcomedBack() {
        Story lost = Scenes.connectedTo(ANN).when(new Event.SocketClosed("reset"));
        lost.commands().isEmpty();
        assertThat(lost.state().room().phase()).isEqualTo(RoomPhase.JOINED);
        return welcomedBack(lost);
    }

    private static Story welcomedBack(Story lost) {
        return Scenes.welcomed(lost.when(new Event.ReconnectNow()));
    }

    @Test
    void nothing_is_said_for_the_old_membership_on_the_way_back() {
        Story back = lostAndWelcomedBack();
        LinkKey key = Scenes.key(back, ANN);
        back.when(
                        Scenes.link(
                                key,
                                new LinkEvent.CandidateFound(
                                        new dev.parley.protocol.IceCandidate("candidate:1", "0", 0))),
                        new Event.RaiseHand(true))
                .said()
                .isEmpty();
    }

    @Test
    void the_own_old_membership_in_the_way_is_waited_for() {
        Story back = lostAndWelcomedBack();
        Story blocked = back.when(refusal(back, Request.JoinRoom.class, ErrorCode.NAME_TAKEN));
        blocked.then(new Effect.StartTimer(new Timer.Rejoin(1), 2_000));
        assertThat(blocked.state().room().phase()).isEqualTo(RoomPhase.JOINED);
        blocked.when(new Event.TimerFired(new Timer.Rejoin(1)))
                .said()
                .hasOnlyElementsOfType(ClientMessage.JoinRoom.class);
    }

    @Test
    void waiting_for_the_old_membership_ends_some_time() {
        Story story = lostAndWelcomedBack();
        for (int i = 1; i <= RoomReplies.REJOINS; i++) {
            story = story.when(refusal(story, Request.JoinRoom.class, ErrorCode.NAME_TAKEN))
                    .when(new Event.TimerFired(new Timer.Rejoin(i)));
        }
        story.when(refusal(story, Request.JoinRoom.class, ErrorCode.NAME_TAKEN))
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.NO_ROOM))
                .holds(state -> assertThat(state.room().refusal()).isEqualTo(ErrorCode.NAME_TAKEN));
    }

    @Test
    void a_meeting_that_ended_meanwhile_is_over() {
        Story back = lostAndWelcomedBack();
        back.when(refusal(back, Request.JoinRoom.class, ErrorCode.ROOM_UNKNOWN))
                .then(new Effect.Link(Scenes.key(back, ANN), new LinkCommand.Close()))
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.NO_ROOM))
                .holds(state ->
                        assertThat(state.room().error()).startsWith("The server does not know this meeting any more"));
    }

    @Test
    void who_leaves_is_gone_with_link_and_timer() {
        Story joined = Scenes.joinedWith(ANN);
        LinkKey key = Scenes.key(joined, ANN);
        joined.when(Scenes.said(new ServerMessage.UserLeft(ROOM, ANN.id(), LeaveReason.LEFT)))
                .then(new Effect.StopTimer(new Timer.LinkDue(key)), new Effect.Link(key, new LinkCommand.Close()))
                .holds(state -> assertThat(state.peers()).isEmpty());
    }

    @Test
    void disconnect_leaves_the_room_and_stays_signed_in() {
        Scenes.joinedWith(ANN)
                .when(new Event.Disconnect())
                .then(new Effect.CloseSocket())
                .holds(state -> assertThat(state.connection().phase()).isEqualTo(ConnectionPhase.IDLE))
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.NO_ROOM))
                .holds(state -> assertThat(state.auth().phase()).isEqualTo(AuthPhase.AUTHENTICATED))
                .when(new Event.ReconnectNow())
                .then(new Effect.OpenSocket(SERVER));
    }

    @Test
    void a_room_that_the_admin_closed_is_left_and_not_come_back_to() {
        Story story = Scenes.joinedWith(ANN).when(Scenes.said(new ServerMessage.RoomLeft(ROOM)));
        story.holds(state -> {
            assertThat(state.room().phase()).isNotEqualTo(RoomPhase.JOINED);
            assertThat(state.peers()).isEmpty();
            assertThat(state.room().error()).contains("closed this meeting");
            assertThat(state.notices()).as("it is said once").isEmpty();
        });
        story.when(new Event.SocketClosed("reset")).said().isEmpty();
    }

    @Test
    void another_room_that_was_closed_is_nothing_to_this_one() {
        Scenes.joinedWith(ANN)
                .when(Scenes.said(new ServerMessage.RoomLeft(new RoomId("babad-babad-babad"))))
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.JOINED));
    }
}
