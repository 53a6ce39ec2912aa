package dev.parley.client.core;

import static dev.parley.client.core.AnnsLink.answered;
import static dev.parley.client.core.AnnsLink.due;
import static dev.parley.client.core.AnnsLink.offerMade;
import static dev.parley.client.core.AnnsLink.presence;
import static dev.parley.client.core.AnnsLink.reported;
import static dev.parley.client.core.AnnsLink.transport;
import static dev.parley.client.core.LinkEvent.Transport.CONNECTED;
import static dev.parley.client.core.LinkEvent.Transport.DISCONNECTED;
import static dev.parley.client.core.LinkEvent.Transport.FAILED;
import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Presence;
import dev.parley.protocol.Signal;
import org.junit.jupiter.api.Test;

/** What is tried for a link, and in which order. */
class HealingStoryTest {
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
    void an_interrupted_link_gets_a_moment_when_signals_arrive_again() {
        Story open = Scenes.connectedTo(ANN);
        Story away = open.when(transport(open, DISCONNECTED), presence(Presence.RECONNECTING));
        Story back = away.when(presence(Presence.ACTIVE));
        back.commands().isEmpty();
        back.then(new Effect.StartTimer(new Timer.LinkDue(Scenes.key(open, ANN)), 1_000));
        back.when(due(open)).commands().containsExactly(new LinkCommand.MakeOffer(true));
    }

    @Test
    void a_restart_that_was_due_while_no_signal_arrived_is_made_when_they_do() {
        Story open = Scenes.connectedTo(ANN);
        Story away = open.when(transport(open, DISCONNECTED), presence(Presence.RECONNECTING), transport(open, FAILED));
        away.commands().isEmpty();
        away.when(presence(Presence.ACTIVE)).commands().containsExactly(new LinkCommand.MakeOffer(true));
    }

    @Test
    void a_restart_that_went_out_for_another_reason_is_not_followed_by_the_one_that_was_due() {
        Story open = Scenes.connectedTo(ANN);
        Story away = open.when(transport(open, DISCONNECTED), presence(Presence.RECONNECTING), transport(open, FAILED));
        Story up = away.when(transport(open, CONNECTED));
        Story retried = up.when(new Event.RetryPeer(ANN.id()), presence(Presence.ACTIVE));
        retried.commands().contains(new LinkCommand.MakeOffer(true));
        retried.when(reported(retried, 0, 0)).commands().doesNotContain(new LinkCommand.MakeOffer(true));
    }
}
