package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ELSEWHERE;
import static dev.parley.client.core.Scenes.LOCAL;
import static dev.parley.client.core.Scenes.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

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
                .holds(state -> assertThat(state.room().error()).isEqualTo("No server answers there."))
                .holds(state -> assertThat(state.auth().phase()).isEqualTo(AuthPhase.AUTHENTICATED))
                .when(new Event.CreateRoom("Standup", Visibility.PUBLIC, 6))
                .then(new Effect.StartHost());
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
        inside.when(serves(2), new Event.LeaveRoom())
                .holds(state -> assertThat(Hosting.of(state).warning("you sign out"))
                        .startsWith("2 others are in a meeting that this computer hosts. If you sign out,"));
        atHome().when(serves(3))
                .holds(state -> assertThat(Hosting.of(state).concerns()).isFalse());
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
