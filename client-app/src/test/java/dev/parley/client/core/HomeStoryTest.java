package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ELSEWHERE;
import static dev.parley.client.core.Scenes.LOCAL;
import static dev.parley.client.core.Scenes.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** At home on "this computer": away by a link and back, hosting, looking around on the network. */
class HomeStoryTest {
    private static final MeetingLink AWAY = new MeetingLink(ELSEWHERE, ROOM);
    private static final URI SHARED = URI.create("ws://192.168.1.20:40001");
    private static final RoomInfo LISTED = Scenes.room(ROOM, 2);
    private static final NearbyMeeting NEAR = new NearbyMeeting(
            new MeetingLink(URI.create("ws://192.168.1.31:40117"), new dev.parley.protocol.RoomId("babad-lusab-gutih")),
            "Lunch",
            "Ben");

    private static final String NOT_THERE =
            "No server answers there. Or ask whoever invited you whether the meeting is still on.";

    private static Story atHome() {
        return Story.given(Program.initial()).when(new Event.SignIn("Max", null));
    }

    private static Story hosting() {
        Story opened = atHome().when(new Event.CreateRoom("Standup", Visibility.PUBLIC, 6))
                .when(new Event.HostStarted(LOCAL, List.of(SHARED)), new Event.SocketOpened());
        return opened.when(Scenes.reply(opened, Request.Hello.class, Scenes.welcome()));
    }

    private static Event serves(int people, RoomInfo... listed) {
        return new Event.HostServes(new Served(people, List.of(listed)));
    }

    @Test
    void a_link_to_a_server_that_is_not_there_leaves_one_at_home_with_the_reason() {
        atHome().when(new Event.JoinByLink(AWAY), new Event.SocketClosed("No server answers there."))
                .holds(state -> assertThat(Badge.of(state)).isEqualTo(Badge.READY))
                .holds(state -> assertThat(state.room().error()).isEqualTo(NOT_THERE))
                .holds(state -> assertThat(state.auth().phase()).isEqualTo(AuthPhase.AUTHENTICATED))
                .when(new Event.CreateRoom("Standup", Visibility.PUBLIC, 6))
                .then(new Effect.StartHost());
    }

    @Test
    void a_server_that_failed_or_was_given_up_is_nothing_to_whoever_then_signs_in_on_this_computer() {
        Story trying = Story.given(Program.initial()).when(new Event.SignIn("Max", ELSEWHERE));
        for (Event end : List.of(new Event.SocketClosed("No server answers there."), new Event.CancelConnecting())) {
            trying.when(end)
                    .holds(state -> assertThat(state.auth().phase()).isEqualTo(AuthPhase.UNAUTHENTICATED))
                    .when(new Event.SignIn("Max", null))
                    .holds(state -> assertThat(Badge.of(state)).isEqualTo(Badge.READY))
                    .holds(state -> assertThat(Hosting.isHere(state)).isTrue())
                    .holds(state -> assertThat(state.connection().error()).isEmpty());
        }
    }

    @Test
    void why_a_link_failed_or_a_server_was_lost_is_not_said_any_more_once_it_was_read() {
        atHome().when(new Event.JoinByLink(AWAY), new Event.SocketClosed("No server answers there."))
                .when(new Event.DismissFailure())
                .holds(state -> assertThat(state.room().error()).isEmpty())
                .holds(state -> assertThat(state.connection().error()).isEmpty());
        Scenes.connected()
                .when(new Event.SocketClosed("reset"), new Event.DismissFailure())
                .holds(state -> assertThat(state.connection().error()).isEmpty())
                .holds(state -> assertThat(Badge.of(state)).isEqualTo(Badge.RECONNECTING));
    }

    @Test
    void a_link_to_the_own_computer_leads_inside_under_whatever_address() {
        URI shared = URI.create("ws://192.168.1.20:40001");
        Story hosting = Scenes.welcomed(Story.given(Program.initial())
                .when(new Event.SignIn("Max", null), new Event.CreateRoom("Standup", Visibility.PRIVATE, 4))
                .when(new Event.HostStarted(Scenes.LOCAL, List.of(shared))));
        hosting.when(new Event.LeaveRoom(), new Event.JoinByLink(new MeetingLink(shared, Scenes.ROOM)))
                .holds(state -> assertThat(state.connection().server()).isEqualTo(Scenes.LOCAL))
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.JOINING));
    }

    @Test
    void a_dead_link_leads_back_to_the_own_server_and_says_so() {
        Scenes.connected()
                .when(new Event.JoinByLink(AWAY), new Event.SocketClosed("No server answers there."))
                .then(new Effect.OpenSocket(Scenes.SERVER))
                .holds(state -> assertThat(state.room().error()).isEqualTo(NOT_THERE))
                .holds(state -> assertThat(texts(state))
                        .containsExactly("Parley goes back to your own server, server.example."));
    }

    @Test
    void a_failure_that_no_attempt_to_join_waits_for_is_told_in_passing() {
        Scenes.connected()
                .when(new Event.JoinByLink(AWAY), new Event.LeaveRoom(), new Event.SocketClosed("No server there."))
                .then(new Effect.OpenSocket(Scenes.SERVER))
                .holds(state -> assertThat(texts(state)).startsWith("No server there."));
    }

    @Test
    void a_links_server_that_refuses_signs_nobody_out_and_one_returns_to_the_own_server() {
        Story opened = Scenes.connected().when(new Event.JoinByLink(AWAY)).when(new Event.SocketOpened());
        refused(opened)
                .then(new Effect.CloseSocket(), new Effect.OpenSocket(Scenes.SERVER))
                .holds(state -> assertThat(state.auth().phase()).isEqualTo(AuthPhase.AUTHENTICATED))
                .holds(state -> assertThat(state.room().error())
                        .startsWith("The server of the link, elsewhere.example, does not let you in")
                        .contains("Ask whoever sent you the link"));
    }

    @Test
    void a_links_server_that_refuses_leaves_whoever_is_at_home_there() {
        Story opened = atHome().when(new Event.JoinByLink(AWAY)).when(new Event.SocketOpened());
        refused(opened)
                .holds(state -> assertThat(Badge.of(state)).isEqualTo(Badge.READY))
                .holds(state -> assertThat(state.auth().phase()).isEqualTo(AuthPhase.AUTHENTICATED));
    }

    @Test
    void after_a_dead_link_whoever_hosts_is_at_the_own_server_again() {
        hosting().when(new Event.JoinByLink(AWAY), new Event.SocketClosed("")).then(new Effect.OpenSocket(LOCAL));
    }

    @Test
    void a_server_of_a_link_that_does_not_want_one_any_more_is_told_of_and_left() {
        Story away = Scenes.welcomed(Scenes.connected().when(new Event.JoinByLink(AWAY)));
        Scenes.joined(away, Scenes.SELF, Scenes.ANN)
                .when(Scenes.said(new ServerMessage.Goodbye(ErrorCode.UNAUTHORIZED, "", null)))
                .then(new Effect.OpenSocket(Scenes.SERVER))
                .holds(state -> assertThat(state.auth().phase()).isEqualTo(AuthPhase.AUTHENTICATED))
                .holds(state -> assertThat(state.room().error()).contains("elsewhere.example"));
    }

    @Test
    void connect_leads_to_the_own_server_after_a_link_was_given_up() {
        Scenes.connected()
                .when(new Event.JoinByLink(AWAY), new Event.CancelConnecting(), new Event.ReconnectNow())
                .then(new Effect.OpenSocket(Scenes.SERVER))
                .holds(state -> assertThat(texts(state))
                        .containsExactly("Parley goes back to your own server, server.example."));
    }

    @Test
    void disconnecting_from_the_server_of_a_link_leaves_one_at_home() {
        Scenes.welcomed(atHome().when(new Event.JoinByLink(AWAY)))
                .when(new Event.Disconnect())
                .holds(state -> assertThat(Badge.of(state)).isEqualTo(Badge.READY));
    }

    @Test
    void the_own_server_is_not_said_to_be_gone_back_to_when_it_was_never_left() {
        Scenes.connected()
                .when(new Event.Disconnect(), new Event.ReconnectNow())
                .then(new Effect.OpenSocket(Scenes.SERVER))
                .holds(state -> assertThat(texts(state)).isEmpty());
    }

    @Test
    void who_comes_by_an_invitation_is_not_kept_by_the_own_server_and_starts_the_next_meeting_there() {
        Story invited = Story.given(Program.initial())
                .when(new Event.SignIn("Max", Scenes.SERVER, false))
                .thenNothing()
                .when(new Event.JoinByLink(AWAY));
        invited.then(new Effect.OpenSocket(ELSEWHERE));
        Story inside = Scenes.joined(Scenes.welcomed(invited), Scenes.SELF, Scenes.ANN);
        inside.when(new Event.LeaveRoom(), new Event.CreateRoom("Standup", Visibility.PRIVATE, 6))
                .then(new Effect.CloseSocket(), new Effect.OpenSocket(Scenes.SERVER));
    }

    /** It is asked once more, and does not say that a password would help. */
    private static Story refused(Story opened) {
        ServerMessage no = new ServerMessage.ErrorReply(ErrorCode.UNAUTHORIZED, "", null, "c");
        Story looking =
                opened.when(Scenes.reply(opened, Request.Hello.class, no)).when(new Event.SocketOpened());
        ServerMessage ways = new ServerMessage.AuthMethods(false, false, true, false);
        return looking.when(Scenes.reply(looking, Request.AuthMethods.class, ways));
    }

    private static List<String> texts(AppState state) {
        return state.notices().stream().map(Notice::text).toList();
    }

    @Test
    void giving_up_on_the_way_there_leaves_one_at_home() {
        atHome().when(new Event.JoinByLink(AWAY), new Event.CancelConnecting())
                .then(new Effect.CloseSocket())
                .holds(state -> assertThat(Badge.of(state)).isEqualTo(Badge.READY));
    }

    @Test
    void a_list_does_not_outlive_the_way_to_its_server() {
        Story listed = Scenes.connected().when(Scenes.said(new ServerMessage.RoomList(5, List.of(LISTED))));
        assertThat(listed.state().lobby().rooms()).hasSize(1);
        listed.when(new Event.SocketClosed("reset"))
                .holds(state ->
                        assertThat(state.lobby().rooms()).as("it is looked for").hasSize(1));
        listed.when(new Event.Disconnect())
                .holds(state -> assertThat(state.lobby().rooms()).isEmpty());
    }

    @Test
    void after_signing_out_nothing_of_the_server_that_was_here_is_left() {
        hosting()
                .when(Scenes.said(new ServerMessage.RoomList(5, List.of(LISTED))), serves(2, LISTED))
                .when(new Event.SignOut())
                .then(new Effect.StopHost())
                .when(new Event.SignIn("Maxine", null))
                .holds(state -> assertThat(Badge.of(state)).isEqualTo(Badge.READY))
                .holds(state -> assertThat(state.connection().server()).isNull())
                .holds(state -> assertThat(state.lobby().rooms()).isEmpty())
                .holds(state -> assertThat(state.host()).isEqualTo(HostUpdate.OFF));
    }

    @Test
    void others_concern_one_before_this_computer_stops_hosting_and_oneself_does_not() {
        Story creating = hosting();
        Story inside = Scenes.joined(
                creating.when(Scenes.reply(
                        creating, Request.CreateRoom.class, new ServerMessage.RoomCreated(Scenes.room(ROOM, 0)))),
                Scenes.SELF);
        inside.when(serves(1))
                .holds(state -> assertThat(Hosting.of(state).concerns()).isFalse());
        inside.when(serves(3))
                .holds(state -> assertThat(Hosting.of(state).others()).isEqualTo(2));
        inside.when(new Event.LeaveRoom(), serves(2))
                .holds(state -> assertThat(Hosting.of(state).warning(Hosting.Step.SIGN_OUT))
                        .startsWith("2 others are in a meeting that this computer hosts. If you go on,"));
        atHome().when(serves(3))
                .holds(state -> assertThat(Hosting.of(state).concerns()).isFalse());
    }

    private static Story hostingInside() {
        Story creating = hosting();
        return Scenes.joined(
                creating.when(Scenes.reply(
                        creating, Request.CreateRoom.class, new ServerMessage.RoomCreated(Scenes.room(ROOM, 0)))),
                Scenes.SELF);
    }

    @Test
    void who_has_left_the_own_meeting_is_nobody_to_think_of_also_before_the_server_says_so() {
        hostingInside()
                .when(serves(1, Scenes.room(ROOM, 1)), new Event.LeaveRoom())
                .holds(state -> assertThat(Hosting.of(state).concerns()).isFalse());
        hostingInside()
                .when(serves(2, Scenes.room(ROOM, 2)), new Event.LeaveRoom())
                .holds(state -> assertThat(Hosting.of(state).others()).isEqualTo(1))
                .holds(state -> assertThat(state.host().served().listed()).containsExactly(Scenes.room(ROOM, 1)));
    }

    @Test
    void a_meeting_that_one_leaves_as_the_last_is_taken_back_from_the_network_at_once() {
        hostingInside()
                .when(serves(1, Scenes.room(ROOM, 1)), new Event.LeaveRoom())
                .then(new Effect.Announce(LOCAL.getPort(), List.of()));
    }

    @Test
    void the_own_meeting_is_not_taken_for_anothers_while_the_network_still_tells_of_it() {
        NearbyMeeting own = new NearbyMeeting(new MeetingLink(SHARED, ROOM), "Standup", "Max");
        NearbyMeeting elsewhere =
                new NearbyMeeting(new MeetingLink(URI.create("ws://192.168.7.20:40001"), ROOM), "Standup", "Max");
        hostingInside()
                .when(serves(1, Scenes.room(ROOM, 1)), new Event.LeaveRoom(), new Event.LookAround(true))
                .when(new Event.NearbyFound(List.of(own, NEAR)))
                .holds(state -> assertThat(state.dashboard().nearby()).containsExactly(NEAR))
                .when(new Event.NearbyFound(List.of(elsewhere)))
                .holds(state -> assertThat(state.dashboard().nearby())
                        .as("under an address it has got since")
                        .isEmpty());
    }

    @Test
    void public_meetings_hosted_here_are_announced_when_others_can_come() {
        Announcement told = new Announcement(ROOM, "Standup", "Ann");
        Story announced = hosting().when(serves(2, LISTED));
        announced.then(new Effect.Announce(LOCAL.getPort(), List.of(told)));
        announced.when(serves(3, Scenes.room(ROOM, 3))).thenNo(Effect.Announce.class::isInstance);
        announced.when(serves(0)).then(new Effect.Announce(LOCAL.getPort(), List.of()));
        announced.when(new Event.SignOut()).then(new Effect.Announce(0, List.of()), new Effect.StopHost());
    }

    @Test
    void what_a_meeting_asks_for_is_announced_with_it_and_again_when_its_host_changes_that() {
        RoomAccess guarded = new RoomAccess(Entry.KNOCK, false, true);
        RoomAccess locked = new RoomAccess(Entry.KNOCK, true, true);
        Story announced = hosting().when(serves(2, LISTED.withAccess(guarded)));
        announced.then(told(guarded));
        announced.when(serves(2, LISTED.withAccess(locked))).then(told(locked));
        announced.when(serves(2, LISTED)).then(told(RoomAccess.OPEN));
    }

    private static Effect told(RoomAccess access) {
        return new Effect.Announce(LOCAL.getPort(), List.of(new Announcement(ROOM, "Standup", "Ann", access)));
    }

    @Test
    void a_meeting_hosted_here_ends_with_the_last_who_leaves_it() {
        hostingInside().holds(state -> assertThat(Hosting.endsOnLeaving(state)).isTrue());
        hostingInside()
                .when(Scenes.said(new ServerMessage.UserJoined(ROOM, Scenes.ANN)))
                .holds(state -> assertThat(Hosting.endsOnLeaving(state)).isFalse());
        hostingInside()
                .when(new Event.LeaveRoom())
                .holds(state -> assertThat(Hosting.endsOnLeaving(state)).isFalse());
        Scenes.joinedWith()
                .holds(state -> assertThat(Hosting.endsOnLeaving(state))
                        .as("on a server")
                        .isFalse());
    }

    @Test
    void a_private_meeting_is_never_announced_nor_one_that_nobody_could_reach() {
        hosting().when(serves(2)).thenNo(Effect.Announce.class::isInstance);
        atHome().when(new Event.CreateRoom("Standup", Visibility.PUBLIC, 6), new Event.HostStarted(LOCAL, List.of()))
                .when(serves(1, LISTED))
                .thenNo(Effect.Announce.class::isInstance);
    }

    @Test
    void meetings_nearby_are_shown_while_somebody_looks_and_the_own_ones_are_not_among_them() {
        NearbyMeeting own = new NearbyMeeting(new MeetingLink(SHARED, ROOM), "Standup", "Max");
        Story looking = hosting().when(serves(1, LISTED), new Event.LookAround(true));
        looking.then(new Effect.LookAround(true));
        looking.when(new Event.NearbyFound(List.of(own, NEAR)))
                .holds(state -> assertThat(state.dashboard().nearby()).containsExactly(NEAR))
                .when(new Event.LookAround(false))
                .then(new Effect.LookAround(false))
                .when(new Event.NearbyFound(List.of(NEAR)))
                .holds(state -> assertThat(state.dashboard().nearby()).isEmpty());
        looking.when(new Event.LookAround(true)).thenNothing();
    }
}
