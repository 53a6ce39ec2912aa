package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Capability;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What a server that wants to know is told about the connections to others. */
class ReportStoryTest {
    private static final Effect TIMER = new Effect.StartTimer(new Timer.Report(), ReportUpdate.EVERY_MS);
    private static final Event MINUTE = new Event.TimerFired(new Timer.Report());

    private static Story connected(List<String> capabilities) {
        Story opened = Scenes.connecting().when(new Event.SocketOpened());
        return opened.when(Scenes.reply(
                opened,
                Request.Hello.class,
                new ServerMessage.Welcome(1, "session-1", "test", capabilities, 10, 20_000, 30_000)));
    }

    /** In a room with a server that wants to know, alone. */
    private static Story inside() {
        return Scenes.joined(connected(List.of(Capability.REPORT)).when(new Event.JoinRoom(ROOM)), Scenes.SELF);
    }

    private static Story linked(Story story, Participant peer, LinkStats stats) {
        Story met = story.when(Scenes.said(new ServerMessage.UserJoined(ROOM, peer)));
        LinkKey key = Scenes.key(met, peer);
        return met.when(
                Scenes.link(key, new LinkEvent.OfferMade("offer")),
                Scenes.said(new Signal.Answer(ROOM, peer.id(), 1, "answer")),
                Scenes.link(key, new LinkEvent.AnswerApplied()),
                Scenes.link(key, new LinkEvent.TransportChanged(LinkEvent.Transport.CONNECTED)),
                Scenes.link(key, new LinkEvent.Sampled(stats)));
    }

    private static ClientMessage.Report nothing() {
        return new ClientMessage.Report(null, 0, 0, 0, null, null);
    }

    @Test
    void a_client_offers_to_report() {
        Scenes.connecting()
                .when(new Event.SocketOpened())
                .said()
                .first()
                .satisfies(hello ->
                        assertThat(((ClientMessage.Hello) hello).capabilities()).contains(Capability.REPORT));
    }

    @Test
    void whoever_does_not_want_to_know_is_told_nothing() {
        Story story = Scenes.joined(connected(List.of()).when(new Event.JoinRoom(ROOM)), Scenes.SELF);
        assertThat(story.effects()).doesNotContain(TIMER);
        story.when(MINUTE).thenNothing();
        story.when(new Event.LeaveRoom()).said().containsExactly(new ClientMessage.LeaveRoom(ROOM));
    }

    @Test
    void once_a_minute_it_is_told_how_many_links_there_are_and_how_good_they_are() {
        Story alone = inside();
        assertThat(alone.effects()).contains(TIMER);
        Story both = linked(
                linked(alone, ANN, Samples.withRtt(OptionalDouble.of(30))),
                ZOE,
                Samples.of("relay", LinkStats.Flow.NONE));
        Story told = both.when(MINUTE).then(TIMER);
        told.said().containsExactly(new ClientMessage.Report(null, 2, 1, 0, 30L, null));
    }

    @Test
    void the_time_until_the_first_connection_is_told_once() {
        Story joining = connected(List.of(Capability.REPORT)).when(new Event.JoinRoom(ROOM));
        Story inside = Scenes.joined(joining.after(200), Scenes.SELF, ANN).after(500);
        LinkKey key = Scenes.key(inside, ANN);
        Story up = inside.when(
                Scenes.said(new Signal.Offer(ROOM, ANN.id(), 1, 1, "offer")),
                Scenes.link(key, new LinkEvent.AnswerMade("answer")),
                Scenes.link(key, new LinkEvent.TransportChanged(LinkEvent.Transport.CONNECTED)));
        Story told = up.when(MINUTE);
        told.said().containsExactly(new ClientMessage.Report(700L, 1, 0, 0, null, null));
        told.when(MINUTE).said().containsExactly(new ClientMessage.Report(null, 1, 0, 0, null, null));
    }

    @Test
    void who_was_alone_at_first_has_no_such_time() {
        Story story = linked(inside().after(3_600_000), ANN, LinkStats.NONE);
        story.when(MINUTE).said().containsExactly(new ClientMessage.Report(null, 1, 0, 0, null, null));
    }

    @Test
    void a_link_that_was_given_up_is_told_once() {
        Story met = inside().when(Scenes.said(new ServerMessage.UserJoined(ROOM, ANN)));
        Story failed = met;
        for (int i = 0; i < 20 && Scenes.peer(failed, ANN).link() != LinkPhase.FAILED; i++) {
            LinkKey key = Scenes.key(failed, ANN);
            failed = failed.after(20_000).when(new Event.TimerFired(new Timer.LinkDue(key)));
        }
        assertThat(Scenes.peer(failed, ANN).link()).isEqualTo(LinkPhase.FAILED);
        Story told = failed.when(MINUTE);
        told.said().containsExactly(new ClientMessage.Report(null, 0, 0, 1, null, null));
        told.when(MINUTE).said().containsExactly(nothing());
    }

    @Test
    void the_last_report_is_sent_before_leaving() {
        Story story = linked(inside(), ANN, Samples.withRtt(OptionalDouble.of(30)));
        Story left = story.when(new Event.LeaveRoom());
        left.said()
                .containsExactly(new ClientMessage.Report(null, 1, 0, 0, 30L, null), new ClientMessage.LeaveRoom(ROOM));
        left.then(new Effect.StopTimer(new Timer.Report()));
        left.when(MINUTE).thenNothing();
    }

    @Test
    void while_the_server_is_away_nothing_is_told_and_afterwards_it_goes_on() {
        Story lost = inside().when(new Event.SocketClosed("reset"));
        lost.then(new Effect.StopTimer(new Timer.Report())).said().isEmpty();
        lost.when(MINUTE).thenNothing();
    }
}
