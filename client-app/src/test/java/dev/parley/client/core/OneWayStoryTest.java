package dev.parley.client.core;

import static dev.parley.client.core.AnnsLink.answered;
import static dev.parley.client.core.AnnsLink.due;
import static dev.parley.client.core.AnnsLink.offerMade;
import static dev.parley.client.core.AnnsLink.oneWay;
import static dev.parley.client.core.AnnsLink.reported;
import static dev.parley.client.core.AnnsLink.sampled;
import static dev.parley.client.core.AnnsLink.silent;
import static dev.parley.client.core.AnnsLink.transport;
import static dev.parley.client.core.LinkEvent.Transport.CONNECTED;
import static dev.parley.client.core.LinkEvent.Transport.DISCONNECTED;
import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.MediaState;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.Presence;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What follows from the reports of peers about what they receive, and from their silence. */
class OneWayStoryTest {
    @Test
    void every_peer_is_told_what_is_received_of_it() {
        Story open = Scenes.connectedTo(ANN);
        Story sampled = open.when(sampled(open, new LinkStats.Flow(10, 20, 30, 40)));
        Story due = sampled.when(new Event.TimerFired(new Timer.Health()));
        due.commands()
                .filteredOn(LinkCommand.Send.class::isInstance)
                .extracting(command -> ((LinkCommand.Send) command).message())
                .singleElement()
                .satisfies(message -> {
                    PeerMessage.Health health = (PeerMessage.Health) message;
                    assertThat(health.audioPackets()).isEqualTo(20);
                    assertThat(health.videoFrames()).isEqualTo(40);
                    assertThat(health.links()).singleElement().satisfies(link -> {
                        assertThat(link.peer()).isEqualTo(ANN.id());
                        assertThat(link.state()).isEqualTo(PeerMessage.ReachState.CONNECTED);
                        assertThat(link.path()).isEqualTo(PeerMessage.Path.HOST);
                    });
                });
        due.then(new Effect.StartTimer(new Timer.Health(), 1_200));
    }

    @Test
    void a_peer_that_hears_nothing_of_what_it_is_sent_gets_a_restart_after_two_reports() {
        Story open = Scenes.connectedTo(ANN);
        Story first = open.when(sampled(open, new LinkStats.Flow(100, 0, 0, 0)), reported(open, 100, 0));
        Story deaf = first.when(sampled(open, new LinkStats.Flow(200, 0, 0, 0)), reported(open, 100, 0));
        deaf.commands().isEmpty();
        deaf.when(sampled(open, new LinkStats.Flow(300, 0, 0, 0)), reported(open, 100, 0))
                .commands()
                .containsExactly(new LinkCommand.MakeOffer(true));
    }

    @Test
    void a_peer_that_is_sent_nothing_is_not_deaf() {
        Story open = Scenes.connectedTo(ANN);
        open.when(
                        sampled(open, new LinkStats.Flow(100, 0, 50, 0)),
                        reported(open, 90, 40),
                        reported(open, 90, 40),
                        reported(open, 90, 40))
                .commands()
                .isEmpty();
    }

    @Test
    void a_picture_that_came_and_stops_coming_gets_a_restart_and_then_a_new_connection() {
        Event tick = new Event.TimerFired(new Timer.Health());
        Story open = Scenes.connectedTo(ANN);
        Story seen = open.when(
                Scenes.link(Scenes.key(open, ANN), new LinkEvent.FirstFrame(640, 360)),
                sampled(open, new LinkStats.Flow(0, 0, 0, 25)));
        Story frozen = seen.when(tick, tick, tick, tick);
        frozen.commands().noneMatch(LinkCommand.MakeOffer.class::isInstance);
        Story restarted = frozen.when(tick);
        restarted.commands().contains(new LinkCommand.MakeOffer(true));
        Story unanswered = restarted.when(reported(open, 0, 0), offerMade(open), tick, tick, tick, tick);
        unanswered.commands().noneMatch(LinkCommand.MakeOffer.class::isInstance);
        answered(unanswered, 2)
                .when(tick, tick, tick, tick)
                .commands()
                .contains(new LinkCommand.Close(), new LinkCommand.MakeOffer(false));
        frozen.when(sampled(open, new LinkStats.Flow(0, 0, 0, 50)), tick)
                .commands()
                .noneMatch(LinkCommand.MakeOffer.class::isInstance);
    }

    @Test
    void a_picture_that_is_not_shown_or_switched_off_is_not_missed() {
        Event tick = new Event.TimerFired(new Timer.Health());
        Story open = Scenes.connectedTo(ANN);
        Story seen = open.when(Scenes.link(Scenes.key(open, ANN), new LinkEvent.FirstFrame(640, 360)));
        seen.when(new Event.ShowPeer(ANN.id(), 0, 0), tick, tick, tick, tick, tick)
                .commands()
                .noneMatch(LinkCommand.MakeOffer.class::isInstance);
        seen.when(
                        Scenes.said(new ServerMessage.MediaChanged(ROOM, ANN.id(), MediaState.OFF)),
                        tick,
                        tick,
                        tick,
                        tick,
                        tick)
                .commands()
                .noneMatch(LinkCommand.MakeOffer.class::isInstance);
    }

    @Test
    void a_peer_that_falls_silent_on_a_link_that_looks_good_gets_a_restart() {
        Story open = Scenes.connectedTo(ANN);
        Story reported = open.when(reported(open, 0, 0));
        reported.then(new Effect.StartTimer(new Timer.Silence(Scenes.key(open, ANN)), HealthUpdate.SILENT_MS));
        Event tick = new Event.TimerFired(new Timer.Health());
        reported.when(tick, tick, silent(open), AnnsLink.pong(open))
                .commands()
                .contains(new LinkCommand.MakeOffer(true));
    }

    /** What its channel lost with an interruption it sends again later than its sound. */
    @Test
    void a_peer_that_falls_silent_and_is_heard_gets_none() {
        Story open = Scenes.connectedTo(ANN);
        Event tick = new Event.TimerFired(new Timer.Health());
        Story missed = open.when(reported(open, 0, 0), tick, tick);
        Story heard = missed.when(sampled(open, new LinkStats.Flow(0, 50, 0, 0)), silent(open));
        heard.commands().noneMatch(LinkCommand.MakeOffer.class::isInstance);
        heard.then(new Effect.StartTimer(new Timer.Silence(Scenes.key(open, ANN)), 500));
    }

    /** As after eight seconds without a link: the connection is as good as before. */
    @Test
    void a_silent_peer_that_does_not_answer_the_restart_gets_no_new_connection() {
        Story open = Scenes.connectedTo(ANN);
        Event tick = new Event.TimerFired(new Timer.Health());
        Story restarted = open.when(reported(open, 0, 0), tick, tick, silent(open), AnnsLink.pong(open));
        Story asked = restarted.when(offerMade(open));
        asked.when(silent(open), tick, tick, tick, tick, silent(open))
                .commands()
                .noneMatch(LinkCommand.MakeOffer.class::isInstance);
        answered(asked, 2)
                .then(new Effect.StartTimer(new Timer.Silence(Scenes.key(open, ANN)), HealthUpdate.SILENT_MS));
        answered(asked, 2)
                .when(silent(open), AnnsLink.pong(open))
                .commands()
                .contains(new LinkCommand.MakeOffer(false));
    }

    @Test
    void the_time_of_a_silent_peer_begins_anew_when_its_link_is_back() {
        Story open = Scenes.connectedTo(ANN);
        Event tick = new Event.TimerFired(new Timer.Health());
        Story away = open.when(reported(open, 0, 0), tick, tick, transport(open, DISCONNECTED));
        away.when(silent(open)).thenNothing();
        away.when(transport(open, CONNECTED))
                .then(new Effect.StartTimer(new Timer.Silence(Scenes.key(open, ANN)), HealthUpdate.SILENT_MS));
    }

    @Test
    void a_peer_that_falls_silent_while_the_server_is_away_gets_none_because_its_channel_is_as_silent() {
        Story open = Scenes.connectedTo(ANN);
        Event tick = new Event.TimerFired(new Timer.Health());
        Story alone = open.when(reported(open, 0, 0), tick, tick, new Event.SocketClosed("gone"));
        alone.when(silent(open)).commands().noneMatch(LinkCommand.MakeOffer.class::isInstance);
    }

    /** Reports that waited for an interruption to end come all at once, and tell of the time before. */
    @Test
    void reports_that_come_in_one_burst_count_once() {
        Story open = Scenes.connectedTo(ANN);
        Story before = open.when(sampled(open, new LinkStats.Flow(100, 0, 0, 0)), reported(open, 100, 0));
        before.when(
                        sampled(open, new LinkStats.Flow(300, 0, 0, 0)),
                        reported(open, 100, 0),
                        reported(open, 100, 0),
                        reported(open, 100, 0))
                .commands()
                .isEmpty();
    }

    @Test
    void a_report_before_anything_new_was_counted_interrupts_no_row_of_others() {
        Story open = Scenes.connectedTo(ANN);
        Story once = open.when(
                sampled(open, new LinkStats.Flow(100, 0, 0, 0)),
                reported(open, 100, 0),
                sampled(open, new LinkStats.Flow(200, 0, 0, 0)),
                reported(open, 100, 0),
                reported(open, 100, 0));
        once.when(sampled(open, new LinkStats.Flow(300, 0, 0, 0)), reported(open, 100, 0))
                .commands()
                .containsExactly(new LinkCommand.MakeOffer(true));
    }

    @Test
    void a_peer_that_never_reports_is_left_in_peace() {
        Story open = Scenes.connectedTo(ANN);
        Event tick = new Event.TimerFired(new Timer.Health());
        open.thenNo(effect -> effect instanceof Effect.StartTimer(Timer.Silence silence, long ms));
        open.after(60_000)
                .when(tick, tick, tick, tick, tick)
                .commands()
                .noneMatch(LinkCommand.MakeOffer.class::isInstance);
    }

    @Test
    void a_link_that_stays_deaf_is_restarted_once_built_anew_twice_and_then_only_shown() {
        Story story = Scenes.connectedTo(ANN);
        List<LinkCommand> done = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            story = deafAgain(story, 1_000 * i, done);
        }
        assertThat(done)
                .containsExactly(
                        new LinkCommand.MakeOffer(true),
                        new LinkCommand.Close(),
                        new LinkCommand.MakeOffer(false),
                        new LinkCommand.Close(),
                        new LinkCommand.MakeOffer(false));
        assertThat(Scenes.peer(story, ANN).works()).isTrue();
        assertThat(Scenes.peer(story, ANN).repair().failures()).isZero();
    }

    @Test
    void what_was_done_about_a_deaf_link_is_forgotten_when_what_is_sent_arrives() {
        List<LinkCommand> done = new ArrayList<>();
        Story deaf = deafAgain(Scenes.connectedTo(ANN), 0, done);
        Story silent = deaf.when(reported(deaf, 0, 0));
        assertThat(Scenes.peer(silent, ANN).repair().oneWay())
                .as("nothing was sent, so nothing is proven")
                .isEqualTo(1);
        Story heard = silent.when(sampled(deaf, new LinkStats.Flow(1_000, 0, 0, 0)), reported(deaf, 900, 0));
        assertThat(Scenes.peer(heard, ANN).repair()).isEqualTo(PeerState.Repair.NONE);
    }

    /** The peer reports that nothing arrives until something is done about it; then the link comes up again. */
    private static Story deafAgain(Story working, int sentBefore, List<LinkCommand> done) {
        Story story = working;
        for (int sent = sentBefore; sent <= sentBefore + 300; sent += 100) {
            story = story.after(HealthUpdate.EVERY_MS)
                    .when(sampled(story, new LinkStats.Flow(sent, 0, 0, 0)), reported(story, 0, 0));
            boolean acted = story.effects().stream().anyMatch(OneWayStoryTest::repairs);
            story.effects().stream()
                    .filter(OneWayStoryTest::repairs)
                    .map(effect -> ((Effect.Link) effect).command())
                    .forEach(done::add);
            if (acted) {
                return upAgain(story);
            }
        }
        return story;
    }

    private static boolean repairs(Effect effect) {
        return effect instanceof Effect.Link(LinkKey key, LinkCommand command)
                && (command instanceof LinkCommand.MakeOffer || command instanceof LinkCommand.Close);
    }

    private static Story upAgain(Story story) {
        Story offered = story.when(offerMade(story));
        int number = Scenes.peer(offered, ANN).negotiation().descriptions().made();
        Story answered = offered.when(Scenes.said(new Signal.Answer(
                ROOM,
                ANN.id(),
                Scenes.peer(offered, ANN).negotiation().generation(),
                number,
                number,
                "answer " + number)));
        return answered.when(
                Scenes.link(Scenes.key(answered, ANN), new LinkEvent.AnswerApplied()),
                transport(answered, CONNECTED),
                Scenes.link(Scenes.key(answered, ANN), new LinkEvent.ChannelOpened()));
    }

    @Test
    void a_link_on_which_nothing_comes_is_not_built_anew_while_no_server_could_carry_the_offer() {
        Story alone = Scenes.connectedTo(ANN).when(new Event.SocketClosed("gone"));
        Story restarted = oneWay(alone);
        restarted.commands().containsExactly(new LinkCommand.MakeOffer(true));
        oneWay(restarted).commands().isEmpty();
    }

    @Test
    void a_new_connection_whose_offer_got_lost_is_offered_again_as_soon_as_the_peer_is_back() {
        Story open = Scenes.connectedTo(ANN);
        Story anew = oneWay(oneWay(open));
        Story offered = anew.when(Scenes.link(Scenes.key(anew, ANN), new LinkEvent.OfferMade("anew")));
        Story away = offered.when(AnnsLink.presence(Presence.RECONNECTING));
        Story back = away.when(AnnsLink.presence(Presence.ACTIVE));
        back.commands().isEmpty();
        back.said().containsExactly(new Signal.Offer(ROOM, ANN.id(), 2, 1, "anew"));
    }
}
