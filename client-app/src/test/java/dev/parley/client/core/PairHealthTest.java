package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.LinkEvent.Transport;
import dev.parley.client.core.PairHealth.Cell;
import dev.parley.client.core.PairHealth.Verdict;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.PeerMessage.Path;
import dev.parley.protocol.PeerMessage.Reach;
import dev.parley.protocol.PeerMessage.ReachState;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of who reaches whom, for this client (Max), Ann and Zoe. */
class PairHealthTest {
    private static Story meeting() {
        Story both = Scenes.connectedTo(ANN).when(Scenes.said(new ServerMessage.UserJoined(Scenes.ROOM, ZOE)));
        LinkKey key = Scenes.key(both, ZOE);
        return both.when(
                Scenes.link(key, new LinkEvent.OfferMade("offer")),
                Scenes.said(new Signal.Answer(Scenes.ROOM, ZOE.id(), 1, "answer")),
                Scenes.link(key, new LinkEvent.AnswerApplied()),
                Scenes.link(key, new LinkEvent.TransportChanged(Transport.CONNECTED)),
                Scenes.link(key, new LinkEvent.ChannelOpened()));
    }

    private static Story says(Story story, Participant who, Reach... links) {
        PeerMessage health = new PeerMessage.Health(10, 10, List.of(links));
        return story.when(Scenes.link(Scenes.key(story, who), new LinkEvent.Received(health)));
    }

    private static Reach reach(ParticipantId to, ReachState state, Path path, long rtt, boolean hears) {
        return new Reach(to, state, path, rtt, 4, hears, true);
    }

    private static Reach fine(ParticipantId to) {
        return reach(to, ReachState.CONNECTED, Path.HOST, 20, true);
    }

    private static Story fine() {
        return says(says(meeting(), ANN, fine(Scenes.SELF), fine(ZOE.id())), ZOE, fine(Scenes.SELF), fine(ANN.id()));
    }

    private static PairHealth table(Story story) {
        return PairHealth.of(story.state(), new PointInTime(story.now(), ZoneOffset.UTC));
    }

    private static Cell cell(Story story, ParticipantId from, ParticipantId to) {
        return table(story).cells().stream()
                .filter(c -> c.from().id().equals(from) && c.to().id().equals(to))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everybody_has_a_row_and_oneself_the_first() {
        PairHealth table = table(fine());
        assertThat(table.people()).extracting(PairHealth.Person::id).containsExactly(Scenes.SELF, ANN.id(), ZOE.id());
        assertThat(table.cells()).hasSize(6).allMatch(cell -> cell.verdict() == Verdict.GOOD);
        assertThat(table.summary()).isEqualTo("Everything is fine: everybody reaches everybody.");
    }

    @Test
    void alone_there_is_no_table() {
        PairHealth table = table(Scenes.joinedWith());
        assertThat(table.cells()).isEmpty();
        assertThat(table.summary()).isEqualTo("Nobody else is here yet.");
    }

    @Test
    void a_row_says_how_and_how_well() {
        Story story = says(meeting(), ANN, reach(ZOE.id(), ReachState.CONNECTED, Path.RELAY, 84, true))
                .after(1_500);
        Cell cell = cell(story, ANN.id(), ZOE.id());
        assertThat(cell.pathText()).isEqualTo("relay");
        assertThat(cell.ageMs()).isEqualTo(1_500);
        assertThat(cell.details())
                .isEqualTo("Ann reaches Zoe: good, relay (relay), 84 ms, 0.4 % loss, sound arrives, pictures arrive");
        assertThat(cell.explanation()).startsWith("Ann and Zoe are connected over a relay.");
    }

    @Test
    void who_reads_it_is_not_called_by_name() {
        Story story = says(fine(), ANN, reach(Scenes.SELF, ReachState.CONNECTED, Path.HOST, 20, true));
        assertThat(cell(story, Scenes.SELF, ANN.id()).details()).startsWith("You reach Ann: good, ");
        assertThat(cell(story, ANN.id(), Scenes.SELF).details())
                .startsWith("Ann reaches you: good, direct (host), 20 ms");
        assertThat(cell(story, Scenes.SELF, ANN.id()).explanation()).startsWith("You and Ann are connected");
        assertThat(cell(story, ANN.id(), Scenes.SELF).explanation()).startsWith("Ann and you are connected directly.");
    }

    @Test
    void a_direction_in_which_nothing_is_heard_stands_out() {
        Story story = says(
                says(meeting(), ANN, fine(ZOE.id())),
                ZOE,
                reach(ANN.id(), ReachState.CONNECTED, Path.SRFLX, 20, false));
        Cell deaf = cell(story, ZOE.id(), ANN.id());
        assertThat(deaf.verdict()).isEqualTo(Verdict.ONE_WAY);
        assertThat(deaf.explanation()).startsWith("Zoe does not hear Ann, although the other direction works.");
        assertThat(cell(story, ANN.id(), ZOE.id()).verdict()).isEqualTo(Verdict.GOOD);
        assertThat(table(story).summary()).isEqualTo("1 of 6 ways has a problem. Choose it to see what is being done.");
    }

    @Test
    void a_slow_way_is_poor() {
        Story story = says(meeting(), ANN, reach(ZOE.id(), ReachState.CONNECTED, Path.HOST, 301, true));
        assertThat(cell(story, ANN.id(), ZOE.id()).verdict()).isEqualTo(Verdict.POOR);
    }

    @Test
    void links_of_others_that_are_down_are_shown_as_they_say() {
        Story story = says(meeting(), ANN, reach(ZOE.id(), ReachState.FAILED, Path.UNKNOWN, 0, false));
        assertThat(cell(story, ANN.id(), ZOE.id()).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(cell(story, ANN.id(), ZOE.id()).explanation()).startsWith("Ann and Zoe have no connection.");
    }

    @Test
    void who_has_not_reported_yet_is_unknown() {
        Cell cell = cell(meeting(), ANN.id(), ZOE.id());
        assertThat(cell.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(cell.explanation()).startsWith("Ann has not said anything about Zoe yet.");
        assertThat(table(meeting()).summary())
                .isEqualTo("Nothing is wrong that is known. Not everybody has reported yet.");
    }

    @Test
    void what_was_said_more_than_eight_seconds_ago_is_unknown() {
        assertThat(cell(fine().after(8_000), ANN.id(), ZOE.id()).verdict()).isEqualTo(Verdict.GOOD);
        Cell old = cell(fine().after(8_001), ANN.id(), ZOE.id());
        assertThat(old.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(old.explanation()).startsWith("Ann has not said anything about Zoe for 8 s.");
    }

    @Test
    void whose_channel_is_down_says_nothing() {
        Story story = fine();
        Story down = story.when(Scenes.link(Scenes.key(story, ANN), new LinkEvent.ChannelClosed()));
        assertThat(cell(down, ANN.id(), ZOE.id()).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(cell(down, Scenes.SELF, ANN.id()).verdict()).isEqualTo(Verdict.RECONNECTING);
        assertThat(cell(down, Scenes.SELF, ANN.id()).explanation())
                .startsWith("You and Ann have had no connection for 0 s.");
    }

    @Test
    void the_words_for_paths_are_everyday_ones() {
        assertThat(Path.values())
                .extracting(PairTexts::path)
                .containsExactly("", "direct", "through NAT", "through NAT", "relay");
    }
}
