package dev.parley.client.core;

import static dev.parley.client.core.LinkEvent.Transport.CONNECTED;
import static dev.parley.client.core.LinkEvent.Transport.DISCONNECTED;
import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.Presence;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is tried for a link, in which order, and what peers' reports do. */
class HealingStoryTest {
    private static Event transport(Story story, LinkEvent.Transport transport) {
        return Scenes.link(Scenes.key(story, ANN), new LinkEvent.TransportChanged(transport));
    }

    private static Event due(Story story) {
        return new Event.TimerFired(new Timer.LinkDue(Scenes.key(story, ANN)));
    }

    private static Event offerMade(Story story) {
        return Scenes.link(Scenes.key(story, ANN), new LinkEvent.OfferMade("restart"));
    }

    private static Story answered(Story story, int number) {
        return story.when(
                Scenes.said(new Signal.Answer(ROOM, ANN.id(), 1, number, number, "answer " + number)),
                Scenes.link(Scenes.key(story, ANN), new LinkEvent.AnswerApplied()));
    }

    private static Event reported(Story story, long audioPackets, long frames) {
        return Scenes.link(
                Scenes.key(story, ANN),
                new LinkEvent.Received(new PeerMessage.Health(audioPackets, frames, List.of())));
    }

    private static Event sampled(Story story, LinkStats.Flow flow) {
        return Scenes.link(Scenes.key(story, ANN), new LinkEvent.Sampled(Samples.of("host", flow)));
    }

    @Test
    void an_interrupted_link_gets_five_seconds_and_then_a_restart() {
        Story open = Scenes.connectedTo(ANN);
        Story interrupted = open.when(transport(open, DISCONNECTED));
        interrupted.then(new Effect.StartTimer(new Timer.LinkDue(Scenes.key(open, ANN)), 5_000));
        interrupted.commands().isEmpty();
        interrupted.when(due(open)).commands().containsExactly(new LinkCommand.MakeOffer(true));
    }

    @Test
    void since_when_a_link_does_not_work_is_noted_until_it_does() {
        Story open = Scenes.connectedTo(ANN);
        assertThat(Scenes.peer(open, ANN).repair().since()).isZero();
        Story later = open.after(7_000);
        Story interrupted = later.when(transport(open, DISCONNECTED));
        assertThat(Scenes.peer(interrupted, ANN).repair().since()).isEqualTo(later.now());
        Story stillSo = interrupted.after(3_000).when(due(open));
        assertThat(Scenes.peer(stillSo, ANN).repair().since()).isEqualTo(later.now());
        assertThat(Scenes.peer(stillSo.when(transport(open, CONNECTED)), ANN)
                        .repair()
                        .since())
                .isZero();
    }

    @Test
    void a_restart_that_is_answered_and_does_not_help_is_followed_by_the_next_after_a_growing_wait() {
        Story open = Scenes.connectedTo(ANN);
        Story restarted = open.when(transport(open, DISCONNECTED), due(open), offerMade(open));
        long wait = waitAfter(answered(restarted, 2));
        assertThat(wait).isBetween(1_500L, 2_500L);
        Story second = answered(restarted, 2).when(due(open), offerMade(open));
        assertThat(waitAfter(answered(second, 3))).isBetween(3_000L, 5_000L);
    }

    private static long waitAfter(Story story) {
        return story.effects().stream()
                .filter(Effect.StartTimer.class::isInstance)
                .map(Effect.StartTimer.class::cast)
                .filter(start -> start.timer() instanceof Timer.LinkDue)
                .mapToLong(Effect.StartTimer::delayMs)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    void a_restart_that_nobody_answers_is_sent_again_and_not_followed_by_another() {
        Story open = Scenes.connectedTo(ANN);
        Story asked = open.when(transport(open, DISCONNECTED), due(open), offerMade(open));
        Story due = asked.when(due(open));
        due.commands().isEmpty();
        due.said().containsExactly(new Signal.Offer(ROOM, ANN.id(), 1, 2, "restart"));
        asked.when(new Event.TimerFired(new Timer.Resend(Scenes.key(open, ANN))))
                .said()
                .containsExactly(new Signal.Offer(ROOM, ANN.id(), 1, 2, "restart"));
    }

    @Test
    void a_network_change_restarts_every_link_and_reconnects_the_socket_at_once() {
        Story open = Scenes.connectedTo(ANN);
        Story changed = open.when(new Event.NetworkChanged(Event.NetworkChanged.Cause.INTERFACES));
        changed.then(new Effect.OpenSocket(Scenes.SERVER));
        changed.commands().containsExactly(new LinkCommand.MakeOffer(true));
        assertThat(Scenes.peer(changed, ANN).works()).isTrue();
    }

    @Test
    void a_network_that_went_and_came_back_the_same_moves_no_link_to_another_way() {
        Story offline = Scenes.connectedTo(ANN).when(new Event.NetworkChanged(Event.NetworkChanged.Cause.OFFLINE));
        offline.commands().isEmpty();
        Story back = offline.when(new Event.NetworkChanged(Event.NetworkChanged.Cause.BACK));
        back.then(new Effect.OpenSocket(Scenes.SERVER));
        back.commands().isEmpty();
    }

    @Test
    void a_network_change_makes_nobody_offer_who_waits_for_the_peers_first_offer() {
        Story waits = Scenes.joinedWith(ANN);
        Next<AppState> next = LinkUpdate.networkChanged(waits.state(), Scenes.peer(waits, ANN), true);
        assertThat(next.effects()).isEmpty();
    }

    /** The credentials of a restart that got lost are known to one end only, and ICE knows no other way then. */
    @Test
    void after_a_network_change_without_the_server_a_link_restarts_when_its_channel_is_seen_to_carry() {
        Story changed = Scenes.connectedTo(ANN)
                .when(new Event.SocketClosed("reset"), new Event.NetworkChanged(Event.NetworkChanged.Cause.INTERFACES));
        changed.commands().isEmpty();
        Story heard = changed.when(reported(changed, 0, 0));
        heard.commands().containsExactly(new LinkCommand.MakeOffer(true));
        heard.when(reported(heard, 0, 0)).commands().isEmpty();
    }

    @Test
    void a_failed_link_rests_and_tries_again_by_itself() {
        Story story = Scenes.joinedBy(ANN);
        for (int i = 0; i <= LinkUpdate.REBUILDS; i++) {
            story = story.when(due(story));
        }
        assertThat(Scenes.peer(story, ANN).link()).isEqualTo(LinkPhase.FAILED);
        assertThat(waitAfter(story)).isBetween(22_000L, 38_000L);
        Story again = story.when(due(story));
        again.commands().contains(new LinkCommand.MakeOffer(false));
        assertThat(Scenes.peer(again, ANN).link()).isEqualTo(LinkPhase.CONNECTING);
    }

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
                        Scenes.said(new dev.parley.protocol.ServerMessage.MediaChanged(
                                ROOM, ANN.id(), dev.parley.protocol.MediaState.OFF)),
                        tick,
                        tick,
                        tick,
                        tick,
                        tick)
                .commands()
                .noneMatch(LinkCommand.MakeOffer.class::isInstance);
    }

    private static Event silent(Story story) {
        return new Event.TimerFired(new Timer.Silence(Scenes.key(story, ANN)));
    }

    @Test
    void a_peer_that_falls_silent_on_a_link_that_looks_good_gets_a_restart() {
        Story open = Scenes.connectedTo(ANN);
        Story reported = open.when(reported(open, 0, 0));
        reported.then(new Effect.StartTimer(new Timer.Silence(Scenes.key(open, ANN)), HealthUpdate.SILENT_MS));
        Event tick = new Event.TimerFired(new Timer.Health());
        reported.when(tick, tick, silent(open)).commands().contains(new LinkCommand.MakeOffer(true));
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
        Story restarted = open.when(reported(open, 0, 0), tick, tick, silent(open));
        Story asked = restarted.when(offerMade(open));
        asked.when(silent(open), tick, tick, tick, tick, silent(open))
                .commands()
                .noneMatch(LinkCommand.MakeOffer.class::isInstance);
        answered(asked, 2)
                .then(new Effect.StartTimer(new Timer.Silence(Scenes.key(open, ANN)), HealthUpdate.SILENT_MS));
        answered(asked, 2).when(silent(open)).commands().contains(new LinkCommand.MakeOffer(false));
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
            boolean acted = story.effects().stream().anyMatch(HealingStoryTest::repairs);
            story.effects().stream()
                    .filter(HealingStoryTest::repairs)
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

    private static Story oneWay(Story story) {
        Next<AppState> next = LinkUpdate.oneWay(story.state(), Scenes.peer(story, ANN));
        return new Story(next.state(), next.effects(), story.now());
    }

    @Test
    void a_new_connection_whose_offer_got_lost_is_offered_again_as_soon_as_the_peer_is_back() {
        Story open = Scenes.connectedTo(ANN);
        Story anew = oneWay(oneWay(open));
        Story offered = anew.when(Scenes.link(Scenes.key(anew, ANN), new LinkEvent.OfferMade("anew")));
        Story away = offered.when(Scenes.said(presence(Presence.RECONNECTING)));
        Story back = away.when(Scenes.said(presence(Presence.ACTIVE)));
        back.commands().isEmpty();
        back.said().containsExactly(new Signal.Offer(ROOM, ANN.id(), 2, 1, "anew"));
    }

    private static ServerMessage presence(Presence presence) {
        return new ServerMessage.PresenceChanged(ROOM, ANN.id(), presence, false);
    }
}
