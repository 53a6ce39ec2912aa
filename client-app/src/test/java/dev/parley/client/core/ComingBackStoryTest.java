package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.SELF;
import static dev.parley.client.core.Scenes.SERVER;
import static dev.parley.client.core.Scenes.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Places that are kept, and tickets that take them back. */
class ComingBackStoryTest {
    private static final IceServer TURN = new IceServer(List.of("turn:turn.example"), "u", "p");

    /** In the room with a ticket and one peer, connected. */
    private static Story inside() {
        return Scenes.connectedTo(ANN).when(Scenes.said(new ServerMessage.RoomTicket(ROOM, "ticket-1")));
    }

    private static Story welcomedBack(Story story) {
        Story opened = story.when(new Event.SocketClosed("reset"), new Event.ReconnectNow(), new Event.SocketOpened());
        return opened.when(Scenes.reply(opened, Request.Hello.class, Scenes.welcome()));
    }

    private static Story resumed(Story back, Participant... others) {
        return back.when(Scenes.reply(back, Request.JoinRoom.class, answer(SELF, "ticket-2", true, others)));
    }

    private static ServerMessage answer(ParticipantId self, String ticket, boolean resumed, Participant... others) {
        return new ServerMessage.RoomJoined(
                Scenes.room(ROOM, others.length + 1), self, List.of(others), List.of(TURN), 20, ticket, resumed);
    }

    private static Participant reconnecting(Participant participant) {
        return participant.withPresence(Presence.RECONNECTING, false);
    }

    @Test
    void the_ticket_is_kept_for_a_later_run_and_dropped_on_leaving() {
        Story inside = inside();
        inside.then(new Effect.KeepTicket(SERVER, false, ROOM, "Standup", "Max", "ticket-1"));
        inside.when(new Event.LeaveRoom()).then(new Effect.DropTicket());
    }

    @Test
    void who_lost_the_server_comes_back_with_the_ticket_and_nobodys_media_is_touched() {
        Story inside = inside();
        LinkKey key = Scenes.key(inside, ANN);
        Story back = welcomedBack(inside);
        back.said().contains(new ClientMessage.JoinRoom(ROOM, "Max", MediaState.OFF, "ticket-1", false));
        Story resumed = resumed(back, ANN);
        assertThat(Scenes.key(resumed, ANN)).isEqualTo(key);
        assertThat(Scenes.peer(resumed, ANN).works()).isTrue();
        resumed.commands().noneMatch(LinkCommand.Close.class::isInstance);
        resumed.commands().noneMatch(LinkCommand.MakeOffer.class::isInstance);
        resumed.then(new Effect.KeepTicket(SERVER, false, ROOM, "Standup", "Max", "ticket-2"));
    }

    /** It runs on with the credentials it has; new ones are asked for when those are due, and not because the socket was lost. */
    @Test
    void who_comes_back_while_a_link_runs_over_a_relay_leaves_it_alone_too() {
        Story inside = inside();
        Story relayed = inside.when(
                Scenes.link(Scenes.key(inside, ANN), new LinkEvent.Sampled(Samples.of("relay", LinkStats.Flow.NONE))));
        Story once = resumed(welcomedBack(relayed), ANN);
        once.then(new Effect.StartTimer(new Timer.IceRefresh(), 15_000));
        Story again = resumed(welcomedBack(once), ANN);
        again.commands().noneMatch(LinkCommand.MakeOffer.class::isInstance);
        again.commands().anyMatch(LinkCommand.SetIceServers.class::isInstance);
        again.thenNo(effect -> effect instanceof Effect.StartTimer(Timer.IceRefresh refresh, long ms));
    }

    @Test
    void credentials_are_asked_for_again_if_the_request_was_lost_with_the_socket() {
        Story asked = resumed(welcomedBack(inside()), ANN).when(new Event.TimerFired(new Timer.IceRefresh()));
        asked.said().contains(new ClientMessage.GetIceServers());
        asked.then(new Effect.StartTimer(new Timer.IceRefresh(), 13_000));
        Story back = resumed(welcomedBack(asked), ANN);
        back.thenNo(effect -> effect instanceof Effect.StopTimer(Timer.IceRefresh refresh));
        back.when(new Event.TimerFired(new Timer.IceRefresh())).said().contains(new ClientMessage.GetIceServers());
    }

    @Test
    void whoever_was_missing_when_the_server_went_again_is_kept() {
        Story alone = resumed(welcomedBack(inside()));
        Story away = alone.when(new Event.SocketClosed("reset"), new Event.TimerFired(new Timer.Missing()));
        assertThat(away.state().peers()).containsKey(ANN.id());
        assertThat(Scenes.peer(away, ANN).works()).isTrue();
    }

    @Test
    void a_way_back_that_is_not_answered_or_refused_for_a_passing_reason_ends_no_meeting() {
        Story back = welcomedBack(inside());
        String join = Scenes.awaited(back, Request.JoinRoom.class);
        Story unanswered = back.when(new Event.TimerFired(new Timer.Request(join)));
        unanswered.then(new Effect.CloseSocket());
        assertThat(unanswered.state().room().phase()).isEqualTo(RoomPhase.JOINED);
        for (ErrorCode code : List.of(ErrorCode.INTERNAL, ErrorCode.TOO_MANY_ROOMS)) {
            Story refused = back.when(Scenes.reply(back, Request.JoinRoom.class, refused(code)));
            assertThat(refused.state().room().phase()).as(code.name()).isEqualTo(RoomPhase.JOINED);
            refused.then(new Effect.StartTimer(new Timer.Rejoin(1), 2_000));
        }
    }

    @Test
    void a_network_change_without_the_server_restarts_every_link_when_the_server_is_back() {
        Story changed = inside().when(
                        new Event.SocketClosed("gone"),
                        new Event.NetworkChanged(Event.NetworkChanged.Cause.INTERFACES));
        changed.commands().isEmpty();
        Story resumed = resumed(welcomedBack(changed), ANN);
        resumed.commands().contains(new LinkCommand.MakeOffer(true));
        assertThat(Scenes.peer(resumed, ANN).works()).isTrue();
    }

    /** A join that was late on an abandoned connection took it away. */
    @Test
    void a_member_that_the_server_does_not_know_any_more_comes_back_with_the_ticket() {
        Story inside = inside();
        Event refused = Scenes.said(refused(ErrorCode.NOT_IN_ROOM));
        Story asked = inside.when(refused);
        asked.said().containsExactly(new ClientMessage.JoinRoom(ROOM, "Max", MediaState.OFF, "ticket-1", false));
        asked.when(refused).said().isEmpty();
        Story resumed = resumed(asked, ANN);
        assertThat(Scenes.peer(resumed, ANN).works()).isTrue();
        resumed.commands().noneMatch(LinkCommand.Close.class::isInstance);
    }

    /** Alone in a room there is nothing else to say. */
    @Test
    void a_member_says_its_presence_with_each_heartbeat_so_that_a_server_which_disagrees_can_say_so() {
        inside().when(new Event.TimerFired(new Timer.Heartbeat()))
                .said()
                .containsExactly(new ClientMessage.Ping(), new ClientMessage.SetPresence(ROOM, Presence.ACTIVE, false));
        Scenes.connected()
                .when(new Event.TimerFired(new Timer.Heartbeat()))
                .said()
                .containsExactly(new ClientMessage.Ping());
    }

    @Test
    void who_asks_to_come_back_and_is_there_already_stays() {
        Story asked = inside().when(Scenes.said(refused(ErrorCode.NOT_IN_ROOM)));
        Story there = asked.when(Scenes.reply(asked, Request.JoinRoom.class, refused(ErrorCode.ALREADY_IN_ROOM)));
        there.holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.JOINED));
        assertThat(Scenes.peer(there, ANN).works()).isTrue();
    }

    private static ServerMessage refused(ErrorCode code) {
        return new ServerMessage.ErrorReply(code, "", null, "c");
    }

    @Test
    void who_came_meanwhile_is_met_and_gets_the_offer() {
        Story resumed = resumed(welcomedBack(inside()), ANN, ZOE);
        resumed.commands().contains(new LinkCommand.MakeOffer(false));
        assertThat(Scenes.peer(resumed, ZOE).link()).isEqualTo(LinkPhase.CONNECTING);
    }

    @Test
    void a_place_that_was_not_kept_means_a_new_membership_with_new_links() {
        Story inside = inside();
        LinkKey key = Scenes.key(inside, ANN);
        Story back = welcomedBack(inside);
        Story joined = back.when(
                Scenes.reply(back, Request.JoinRoom.class, answer(new ParticipantId("n"), "ticket-2", false, ANN)));
        joined.then(new Effect.Link(key, new LinkCommand.Close()));
        assertThat(Scenes.key(joined, ANN)).isNotEqualTo(key);
    }

    @Test
    void a_peer_whom_a_restarted_server_does_not_name_yet_keeps_its_link_and_is_recognised_when_it_comes() {
        Story inside = inside();
        LinkKey key = Scenes.key(inside, ANN);
        Story resumed = resumed(welcomedBack(inside));
        resumed.effectsOf(Effect.StartTimer.class)
                .extracting(Effect.StartTimer::timer)
                .contains(new Timer.Missing());
        assertThat(Scenes.peer(resumed, ANN).participant().presence()).isEqualTo(Presence.RECONNECTING);
        Story complete = resumed.when(Scenes.said(new ServerMessage.UserJoined(ROOM, ANN)));
        assertThat(Scenes.key(complete, ANN)).isEqualTo(key);
        assertThat(Scenes.peer(complete, ANN).participant().presence()).isEqualTo(Presence.ACTIVE);
        complete.when(new Event.TimerFired(new Timer.Missing()))
                .holds(state -> assertThat(state.peers()).containsKey(ANN.id()));
    }

    @Test
    void a_peer_who_does_not_come_back_to_a_restarted_server_is_gone_after_the_grace_period() {
        Story inside = inside();
        LinkKey key = Scenes.key(inside, ANN);
        resumed(welcomedBack(inside))
                .when(new Event.TimerFired(new Timer.Missing()))
                .then(new Effect.Link(key, new LinkCommand.Close()))
                .holds(state -> assertThat(state.peers()).isEmpty());
    }

    @Test
    void a_program_that_crashed_takes_its_place_with_new_links() {
        Story started = Scenes.connected().when(new Event.UseTicket(ROOM, "kept"), new Event.JoinRoom(ROOM));
        started.said().contains(new ClientMessage.JoinRoom(ROOM, "Max", MediaState.OFF, "kept", true));
    }

    @Test
    void a_host_that_crashed_starts_its_server_again_and_brings_the_room_back() {
        Story signedIn = Story.given(Program.initial()).when(new Event.SignIn("Max", null));
        Story rejoining = signedIn.when(new Event.UseTicket(ROOM, "kept"), new Event.JoinRoom(ROOM));
        rejoining.then(new Effect.StartHost());
        Story opened = rejoining.when(new Event.HostStarted(Scenes.LOCAL, List.of()), new Event.SocketOpened());
        Story asking = opened.when(Scenes.reply(opened, Request.Hello.class, Scenes.welcome()));
        asking.said().contains(new ClientMessage.JoinRoom(ROOM, "Max", MediaState.OFF, "kept", true));
        asking.when(Scenes.reply(asking, Request.JoinRoom.class, answer(SELF, "ticket-1", true)))
                .then(new Effect.KeepTicket(Scenes.LOCAL, true, ROOM, "Standup", "Max", "ticket-1"));
    }

    @Test
    void who_could_not_say_goodbye_takes_the_name_back_when_joining_again() {
        Story left = inside().when(new Event.SocketClosed("reset"), new Event.LeaveRoom());
        Story opened = left.when(new Event.ReconnectNow(), new Event.SocketOpened());
        Story connected = opened.when(Scenes.reply(opened, Request.Hello.class, Scenes.welcome()));
        connected
                .when(new Event.JoinRoom(ROOM))
                .said()
                .contains(new ClientMessage.JoinRoom(ROOM, "Max", MediaState.OFF, "ticket-1", true));
    }

    @Test
    void a_peer_that_lost_the_server_stays_connected_and_is_shown_so() {
        Story inside = inside();
        Story lost = inside.when(
                Scenes.said(new ServerMessage.PresenceChanged(ROOM, ANN.id(), Presence.RECONNECTING, false)));
        assertThat(Scenes.peer(lost, ANN).participant()).isEqualTo(reconnecting(ANN));
        assertThat(Scenes.peer(lost, ANN).works()).isTrue();
        lost.commands().isEmpty();
        lost.when(Scenes.said(new ServerMessage.UserLeft(ROOM, ANN.id(), LeaveReason.DISCONNECTED)))
                .holds(state -> assertThat(state.peers()).isEmpty());
    }

    @Test
    void signals_take_the_channel_while_the_server_is_away() {
        Story away = inside().when(new Event.SocketClosed("reset"), new Event.RetryPeer(ANN.id()));
        LinkKey key = Scenes.key(away, ANN);
        Story offered = away.when(Scenes.link(key, new LinkEvent.OfferMade("restart")));
        offered.said().isEmpty();
        offered.commands().contains(new LinkCommand.Send(new dev.parley.protocol.PeerMessage.Offer(1, 2, "restart")));
    }

    @Test
    void signals_take_the_channel_while_the_peer_has_lost_the_server() {
        Story away = inside().when(
                        Scenes.said(new ServerMessage.PresenceChanged(ROOM, ANN.id(), Presence.RECONNECTING, false)),
                        new Event.RetryPeer(ANN.id()));
        away.when(Scenes.link(Scenes.key(away, ANN), new LinkEvent.OfferMade("restart")))
                .commands()
                .contains(new LinkCommand.Send(new dev.parley.protocol.PeerMessage.Offer(1, 2, "restart")));
    }

    @Test
    void an_offer_that_was_not_answered_is_sent_again_when_the_peer_is_back() {
        Story asked = inside().when(new Event.RetryPeer(ANN.id()));
        LinkKey key = Scenes.key(asked, ANN);
        Story gone = asked.when(
                Scenes.link(key, new LinkEvent.OfferMade("restart")),
                Scenes.said(new ServerMessage.PresenceChanged(ROOM, ANN.id(), Presence.RECONNECTING, false)));
        gone.when(Scenes.said(new ServerMessage.PresenceChanged(ROOM, ANN.id(), Presence.ACTIVE, false)))
                .said()
                .contains(new Signal.Offer(ROOM, ANN.id(), 1, 2, "restart"));
    }

    @Test
    void credentials_are_renewed_before_they_expire_and_only_a_relayed_link_restarts() {
        Story resumed = resumed(welcomedBack(inside()), ANN);
        resumed.then(new Effect.StartTimer(new Timer.IceRefresh(), 15_000));
        Story asked = resumed.when(new Event.TimerFired(new Timer.IceRefresh()));
        asked.said().containsExactly(new ClientMessage.GetIceServers());
        ServerMessage fresh = new ServerMessage.IceServers(List.of(TURN), 20);
        Event reply = Scenes.reply(asked, Request.GetIceServers.class, fresh);
        asked.when(reply).commands().containsExactly(new LinkCommand.SetIceServers(List.of(TURN), false));
        asked.when(sampled(asked, "relay"), reply)
                .commands()
                .containsExactly(new LinkCommand.SetIceServers(List.of(TURN), false), new LinkCommand.MakeOffer(true));
    }

    private static Event sampled(Story story, String candidate) {
        return Scenes.link(Scenes.key(story, ANN), new LinkEvent.Sampled(Samples.of(candidate, LinkStats.Flow.NONE)));
    }
}
