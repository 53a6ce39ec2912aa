package dev.parley.client.core;

import static dev.parley.client.core.AnnsLink.due;
import static dev.parley.client.core.AnnsLink.pong;
import static dev.parley.client.core.AnnsLink.reported;
import static dev.parley.client.core.AnnsLink.sampled;
import static dev.parley.client.core.AnnsLink.silent;
import static dev.parley.client.core.AnnsLink.transport;
import static dev.parley.client.core.LinkEvent.Transport.CONNECTED;
import static dev.parley.client.core.LinkEvent.Transport.DISCONNECTED;
import static dev.parley.client.core.LinkEvent.Transport.FAILED;
import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ROOM;

import dev.parley.protocol.Signal;
import org.junit.jupiter.api.Test;

/** Who is not heard on the pair's own connection is asked through the server whether they are there, before anything is restarted. */
class PingStoryTest {
    private static final Signal.Ping PING = new Signal.Ping(ROOM, ANN.id(), 1);
    private static final LinkCommand RESTART = new LinkCommand.MakeOffer(true);
    private static final Event TICK = new Event.TimerFired(new Timer.Health());

    /** Ann has reported, and nothing of her comes any more. */
    private static Story silence() {
        Story open = Scenes.connectedTo(ANN);
        return open.when(reported(open, 0, 0), TICK, TICK);
    }

    private static Story interrupted() {
        Story silence = silence();
        return silence.when(transport(silence, DISCONNECTED));
    }

    @Test
    void a_silent_peer_is_asked_again_and_again_and_nothing_else_is_done() {
        Story asked = silence().when(silent(silence()));
        asked.said().containsExactly(PING);
        asked.commands().isEmpty();
        asked.then(new Effect.StartTimer(new Timer.Silence(Scenes.key(asked, ANN)), 2_000));
        Story again = asked.when(silent(asked));
        again.said().containsExactly(PING);
        again.then(new Effect.StartTimer(new Timer.Silence(Scenes.key(asked, ANN)), 4_000));
    }

    /** Also where the reports of this client to her are due meanwhile, with which missing pictures and sound are counted. */
    @Test
    void a_silent_peer_that_does_not_answer_gets_no_restart() {
        Story asked = silence().when(silent(silence()));
        asked.when(TICK, TICK, TICK, TICK, TICK, TICK, silent(asked))
                .commands()
                .noneMatch(LinkCommand.MakeOffer.class::isInstance);
    }

    @Test
    void a_silent_peer_that_answers_gets_a_restart() {
        Story asked = silence().when(silent(silence()));
        asked.when(pong(asked)).commands().containsExactly(RESTART);
    }

    @Test
    void an_answer_is_good_for_one_restart() {
        Story asked = silence().when(silent(silence()));
        asked.when(pong(asked)).when(pong(asked)).thenNothing();
    }

    @Test
    void an_answer_to_no_question_changes_nothing() {
        silence().when(pong(silence())).thenNothing();
    }

    @Test
    void an_answer_of_who_is_heard_again_by_then_changes_nothing() {
        Story asked = silence().when(silent(silence()));
        asked.when(reported(asked, 0, 0), pong(asked)).commands().isEmpty();
        asked.when(sampled(asked, new LinkStats.Flow(0, 50, 0, 0)), pong(asked))
                .commands()
                .noneMatch(LinkCommand.MakeOffer.class::isInstance);
        asked.when(transport(asked, DISCONNECTED), transport(asked, CONNECTED), pong(asked))
                .commands()
                .noneMatch(LinkCommand.MakeOffer.class::isInstance);
    }

    @Test
    void an_answer_about_an_older_connection_changes_nothing() {
        Story asked = silence().when(silent(silence()));
        asked.when(Scenes.said(new Signal.Pong(ROOM, ANN.id(), 2))).thenNothing();
    }

    @Test
    void an_interrupted_link_is_restarted_when_its_peer_answers() {
        Story asked = interrupted().when(due(interrupted()));
        asked.said().containsExactly(PING);
        asked.commands().isEmpty();
        asked.then(new Effect.StartTimer(new Timer.LinkDue(Scenes.key(asked, ANN)), 2_000));
        asked.when(pong(asked)).commands().containsExactly(RESTART);
    }

    @Test
    void a_transport_that_fails_after_an_interruption_is_restarted_when_its_peer_answers() {
        Story asked = interrupted().when(transport(interrupted(), FAILED));
        asked.said().containsExactly(PING);
        asked.commands().isEmpty();
        asked.when(pong(asked)).commands().containsExactly(RESTART);
    }

    /** It may be a program that does not know the question. */
    @Test
    void who_never_answers_gets_a_restart_in_the_end() {
        Story story = interrupted();
        for (int i = 0; i < Pings.MOST; i++) {
            story = story.when(due(story));
            story.commands().isEmpty();
        }
        story.when(due(story)).commands().containsExactly(RESTART);
        Story silent = silence();
        for (int i = 0; i < Pings.MOST; i++) {
            silent = silent.when(silent(silent));
            silent.commands().isEmpty();
        }
        silent.when(silent(silent)).commands().containsExactly(RESTART);
    }

    @Test
    void who_asks_is_answered_at_once() {
        Scenes.connectedTo(ANN)
                .when(Scenes.said(new Signal.Ping(ROOM, ANN.id(), 3)))
                .said()
                .containsExactly(new Signal.Pong(ROOM, ANN.id(), 3));
    }

    @Test
    void a_stranger_who_asks_is_not_answered() {
        Scenes.connectedTo(ANN)
                .when(Scenes.said(new Signal.Ping(ROOM, Scenes.ZOE.id(), 1)))
                .thenNothing();
    }
}
