package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.LinkEvent.Transport;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Links to peers, from the table to the channel. */
class LinkStoryTest {
    private static final LinkEvent CONNECTED = new LinkEvent.TransportChanged(Transport.CONNECTED);
    private static final LinkEvent FAILED = new LinkEvent.TransportChanged(Transport.FAILED);

    @Test
    void the_joiner_opens_links_and_waits_for_offers() {
        Story joined = Scenes.joinedWith(ANN, ZOE);
        joined.commands()
                .filteredOn(LinkCommand.Open.class::isInstance)
                .hasSize(2)
                .containsOnly(new LinkCommand.Open(List.of(), false, false));
        joined.commands().noneMatch(LinkCommand.MakeOffer.class::isInstance);
    }

    @Test
    void members_that_are_there_offer_to_who_comes() {
        Story joined = Scenes.joinedBy(ANN);
        joined.commands().contains(new LinkCommand.Open(List.of(), false, true), new LinkCommand.MakeOffer(false));
        joined.when(Scenes.link(Scenes.key(joined, ANN), new LinkEvent.OfferMade("sdp")))
                .said()
                .containsExactly(new Signal.Offer(ROOM, ANN.id(), 1, 1, "sdp"));
    }

    @Test
    void extra_ice_servers_and_the_relay_policy_reach_the_connection() {
        IceServer turn = new IceServer(List.of("turn:turn.example"), "u", "p");
        Scenes.joinedWith()
                .when(new Event.UseIce(List.of(turn), true), Scenes.said(new ServerMessage.UserJoined(ROOM, ANN)))
                .commands()
                .contains(new LinkCommand.Open(List.of(turn), true, true));
    }

    @Test
    void the_smaller_id_is_polite() {
        assertThat(Scenes.peer(Scenes.joinedWith(ANN), ANN).negotiation().polite())
                .isFalse();
        assertThat(Scenes.peer(Scenes.joinedWith(ZOE), ZOE).negotiation().polite())
                .isTrue();
    }

    @Test
    void an_open_channel_tells_the_view_and_stops_the_timer() {
        Story open = Scenes.connectedTo(ANN);
        LinkKey key = Scenes.key(open, ANN);
        open.then(
                new Effect.StopTimer(new Timer.LinkDue(key)),
                new Effect.Link(key, new LinkCommand.Send(new PeerMessage.View(640, 360))));
        assertThat(Scenes.peer(open, ANN).link()).isEqualTo(LinkPhase.CONNECTED);
        assertThat(Scenes.peer(open, ANN).phase()).isEqualTo(ParticipantPhase.ACTIVE);
    }

    @Test
    void a_signal_of_somebody_who_is_not_in_the_table_is_dropped() {
        Scenes.joinedWith(ANN)
                .when(Scenes.said(new Signal.Offer(ROOM, ZOE.id(), 1, "sdp")))
                .thenNothing();
    }

    @Test
    void a_report_of_a_connection_that_was_replaced_changes_nothing() {
        Story first = Scenes.joinedBy(ANN);
        LinkKey old = Scenes.key(first, ANN);
        Story rebuilt = first.when(new Event.TimerFired(new Timer.LinkDue(old)));
        assertThat(Scenes.key(rebuilt, ANN)).isNotEqualTo(old);
        rebuilt.when(Scenes.link(old, new LinkEvent.OfferMade("late"))).thenNothing();
        rebuilt.when(Scenes.link(old, CONNECTED))
                .thenNothing()
                .holds(state -> assertThat(state).isEqualTo(rebuilt.state()));
    }

    @Test
    void an_old_timer_never_closes_a_new_connection() {
        Story first = Scenes.joinedBy(ANN);
        LinkKey old = Scenes.key(first, ANN);
        first.when(new Event.TimerFired(new Timer.LinkDue(old)))
                .when(new Event.TimerFired(new Timer.LinkDue(old)))
                .thenNothing();
    }

    @Test
    void a_timer_that_fires_just_after_the_channel_opened_changes_nothing() {
        Story open = Scenes.connectedTo(ANN);
        open.when(new Event.TimerFired(new Timer.LinkDue(Scenes.key(open, ANN))))
                .thenNothing();
    }

    @Test
    void a_link_that_does_not_come_up_is_rebuilt_three_times_and_then_failed_until_retried() {
        Story story = Scenes.joinedBy(ANN);
        for (int generation = 2; generation <= 4; generation++) {
            story = timeOut(story);
            story.commands().contains(new LinkCommand.Close(), new LinkCommand.MakeOffer(false));
            assertThat(Scenes.peer(story, ANN).negotiation().generation()).isEqualTo(generation);
        }
        Story failed = timeOut(story);
        failed.commands().containsExactly(new LinkCommand.Close());
        assertThat(Scenes.peer(failed, ANN).link()).isEqualTo(LinkPhase.FAILED);
        assertThat(failed.state().notices()).anyMatch(notice -> notice.text().contains("Retry"));
        Story retried = failed.when(new Event.RetryPeer(ANN.id()));
        retried.commands().contains(new LinkCommand.MakeOffer(false));
        assertThat(Scenes.peer(retried, ANN).link()).isEqualTo(LinkPhase.CONNECTING);
        assertThat(Scenes.peer(retried, ANN).negotiation().generation()).isEqualTo(5);
    }

    private static Story timeOut(Story story) {
        return story.when(new Event.TimerFired(new Timer.LinkDue(Scenes.key(story, ANN))));
    }

    @Test
    void a_failed_link_answers_a_peer_that_starts_over() {
        Story story = Scenes.joinedBy(ANN);
        for (int i = 0; i < 4; i++) {
            story = timeOut(story);
        }
        Story answered = story.when(Scenes.said(new Signal.Offer(ROOM, ANN.id(), 9, "fresh")));
        answered.commands()
                .contains(new LinkCommand.Open(List.of(), false, false), new LinkCommand.ApplyOffer("fresh", false));
        assertThat(Scenes.peer(answered, ANN).link()).isEqualTo(LinkPhase.CONNECTING);
    }

    @Test
    void a_failed_transport_restarts_ice_and_is_rebuilt_if_that_does_not_help() {
        Story open = Scenes.connectedTo(ANN);
        Story failed = open.when(Scenes.link(Scenes.key(open, ANN), FAILED));
        failed.commands().containsExactly(new LinkCommand.MakeOffer(true));
        assertThat(Scenes.peer(failed, ANN).link()).isEqualTo(LinkPhase.RECONNECTING);
        Story stuck = failed;
        for (int restart = 1; restart < LinkUpdate.RESTARTS; restart++) {
            stuck = timeOut(stuck);
            assertThat(Scenes.peer(stuck, ANN).key()).isEqualTo(Scenes.key(open, ANN));
        }
        timeOut(stuck).commands().contains(new LinkCommand.Close(), new LinkCommand.MakeOffer(false));
    }

    @Test
    void a_failed_transport_that_comes_back_is_connected_again() {
        Story open = Scenes.connectedTo(ANN);
        LinkKey key = Scenes.key(open, ANN);
        open.when(Scenes.link(key, FAILED))
                .when(Scenes.link(key, CONNECTED))
                .then(new Effect.StopTimer(new Timer.LinkDue(key)))
                .holds(state -> assertThat(state.peers().get(ANN.id()).link()).isEqualTo(LinkPhase.CONNECTED));
    }

    @Test
    void a_channel_that_closes_by_itself_gets_time_and_then_a_new_connection() {
        Story open = Scenes.connectedTo(ANN);
        LinkKey key = Scenes.key(open, ANN);
        Story closed = open.when(Scenes.link(key, new LinkEvent.ChannelClosed()))
                .then(new Effect.StartTimer(new Timer.LinkDue(key), Patience.WATCH_MS));
        assertThat(Scenes.peer(closed, ANN).channelOpen()).isFalse();
        timeOut(closed).commands().contains(new LinkCommand.Close());
    }

    @Test
    void a_failed_operation_rebuilds_the_connection() {
        Story first = Scenes.joinedBy(ANN);
        LinkKey key = Scenes.key(first, ANN);
        first.when(Scenes.link(key, new LinkEvent.Failed(LinkEvent.Operation.MAKE_OFFER, "no")))
                .commands()
                .contains(new LinkCommand.Close(), new LinkCommand.MakeOffer(false));
    }

    @Test
    void a_connection_that_ended_with_its_engine_is_built_anew() {
        Story open = Scenes.connectedTo(ANN);
        Story rebuilt = open.when(Scenes.link(Scenes.key(open, ANN), new LinkEvent.Ended()));
        assertThat(Scenes.peer(rebuilt, ANN).key()).isNotEqualTo(Scenes.key(open, ANN));
        rebuilt.commands().anyMatch(LinkCommand.Open.class::isInstance).contains(new LinkCommand.MakeOffer(false));
    }

    @Test
    void links_wait_for_the_server_instead_of_rebuilding_into_the_void() {
        Story lost = Scenes.joinedBy(ANN).when(new Event.SocketClosed("reset"));
        LinkKey key = Scenes.key(lost, ANN);
        Story due = lost.when(new Event.TimerFired(new Timer.LinkDue(key)));
        due.commands().isEmpty();
        due.effectsOf(Effect.StartTimer.class)
                .extracting(Effect.StartTimer::timer)
                .containsExactly(new Timer.LinkDue(key));
    }

    @Test
    void a_ping_is_answered_with_its_token() {
        Story open = Scenes.connectedTo(ANN);
        LinkKey key = Scenes.key(open, ANN);
        open.when(Scenes.link(key, new LinkEvent.Received(new PeerMessage.Ping(7))))
                .commands()
                .containsExactly(new LinkCommand.Send(new PeerMessage.Pong(7)));
    }

    @Test
    void a_peer_is_sent_what_it_shows() {
        Story open = Scenes.connectedTo(ANN);
        LinkKey key = Scenes.key(open, ANN);
        open.when(Scenes.link(key, new LinkEvent.Received(new PeerMessage.View(320, 180))))
                .commands()
                .containsExactly(new LinkCommand.SetVideo(new VideoFormat(320, 180, 30, 200_000)));
        open.when(Scenes.link(key, new LinkEvent.Received(PeerMessage.View.HIDDEN)))
                .commands()
                .containsExactly(new LinkCommand.SetVideo(VideoFormat.NONE));
    }
}
