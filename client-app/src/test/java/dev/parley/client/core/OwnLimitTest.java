package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.LinkEvent.Received;
import dev.parley.client.core.LinkEvent.Sampled;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Participant;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.PeerMessage.View;
import dev.parley.protocol.ServerMessage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the room says, once, of the own connection and computer. */
class OwnLimitTest {
    private static final DeviceState THERE = new DeviceState(true, "built-in", "");

    private static Story meeting() {
        Story story = Scenes.connectedTo(ANN, ZOE).when(new Event.DevicesChanged(THERE, THERE));
        return says(says(story, ANN, new View(1280, 720)), ZOE, new View(1280, 720));
    }

    private static Story says(Story story, Participant who, PeerMessage message) {
        return story.when(Scenes.link(Scenes.key(story, who), new Received(message)));
    }

    /** A second in which both links send and may send so much. */
    private static Story second(Story story, double kbps) {
        Story next = story.after(1_000);
        for (Participant peer : List.of(ANN, ZOE)) {
            next = next.when(Scenes.link(
                    Scenes.key(next, peer),
                    new Sampled(Samples.of(OptionalDouble.of(50), OptionalDouble.of(kbps), OptionalDouble.of(kbps)))));
        }
        return next;
    }

    private static Story seconds(Story story, int count, double kbps) {
        Story next = story;
        for (int i = 0; i < count; i++) {
            next = second(next, kbps);
        }
        return next;
    }

    private static Story measured(Story story, Tier ann, Tier zoe) {
        Story first = story.after(1_000).when(Scenes.link(Scenes.key(story, ANN), new Sampled(Samples.of(ann))));
        return first.when(Scenes.link(Scenes.key(first, ZOE), new Sampled(Samples.of(zoe))));
    }

    private static Optional<OwnLimit.Kind> kind(Story story) {
        return OwnLimit.of(story.state()).map(OwnLimit::kind);
    }

    @Test
    void a_full_uplink_is_said_and_goes_by_itself_when_it_is_over() {
        assertThat(kind(meeting())).isEmpty();
        Story full = seconds(meeting(), 5, 300);
        assertThat(OwnLimit.of(full.state()).map(OwnLimit::text))
                .hasValue(
                        "Your connection is too slow for all pictures, so the others see you smaller; sound comes first.");
        Story better = seconds(full, 10, 4_000);
        assertThat(kind(better)).as("not at the first better second").isPresent();
        assertThat(kind(seconds(better, 60, 4_000))).isEmpty();
    }

    /** The last step to the full bit rate may be one that is not worth a command. */
    @Test
    void a_full_uplink_is_forgotten_whatever_it_carried() {
        View tile = new View(640, 360);
        Story meeting = says(says(meeting(), ANN, tile), ZOE, tile);
        for (int kbps = 200; kbps < 400; kbps += 10) {
            Story better = seconds(seconds(meeting, 5, kbps), 60, 4_000);
            assertThat(kind(better)).as("after %s kbit/s", kbps).isEmpty();
        }
    }

    @Test
    void what_a_link_that_has_failed_was_allotted_last_says_nothing() {
        AppState full = seconds(meeting(), 5, 300).state();
        assertThat(OwnConnection.of(full)).isEqualTo(OwnConnection.NARROW);
        for (PeerState peer : full.peers().values()) {
            full = PeersUpdate.put(full, peer.withLink(LinkPhase.FAILED));
        }
        assertThat(OwnConnection.of(full)).isEqualTo(OwnConnection.FINE);
    }

    @Test
    void it_does_not_come_and_go_with_an_uplink_that_swings() {
        Story story = seconds(meeting(), 5, 300);
        for (int i = 0; i < 20; i++) {
            story = seconds(seconds(story, 4, 900), 2, 300);
            assertThat(kind(story)).hasValue(OwnLimit.Kind.CONNECTION);
        }
    }

    @Test
    void two_weak_links_are_the_own_connection_unless_the_others_are_weak_among_each_other() {
        Story weak = measured(measured(meeting(), Tier.POOR, Tier.FAIR), Tier.POOR, Tier.FAIR);
        assertThat(OwnLimit.of(weak.state()).map(OwnLimit::text))
                .hasValue("Your connection is weak, so what you say and see may come late or with gaps;"
                        + " a cable, or a place nearer to the Wi-Fi, helps.");
        PeerMessage.Reach far = new PeerMessage.Reach(
                ZOE.id(), PeerMessage.ReachState.CONNECTED, PeerMessage.Path.HOST, 400L, 0, true, true);
        Story all = says(meeting(), ANN, new PeerMessage.Health(1, 1, List.of(far)));
        assertThat(kind(measured(measured(all, Tier.POOR, Tier.FAIR), Tier.POOR, Tier.FAIR)))
                .isEmpty();
        assertThat(kind(measured(measured(meeting(), Tier.POOR, Tier.GOOD), Tier.POOR, Tier.GOOD)))
                .isEmpty();
    }

    @Test
    void a_busy_computer_is_said_while_somebody_can_see_this_person() {
        Story busy = meeting();
        for (int i = 0; i < 5; i++) {
            busy = busy.when(new Event.ProcessorsMeasured(1, 0.5));
        }
        assertThat(OwnLimit.of(busy.state()).map(OwnLimit::text))
                .hasValue("Your computer is busy, so the others get fewer pictures a second of you;"
                        + " closing other programs helps.");
        assertThat(kind(busy.when(new Event.SetCamera(false)))).isEmpty();
        for (int i = 0; i < 15; i++) {
            busy = busy.when(new Event.ProcessorsMeasured(1, 0.5));
        }
        assertThat(OwnLimit.of(busy.state()).orElseThrow().text()).contains("fewer and smaller pictures of you");
    }

    @Test
    void audio_only_is_said_so_that_nobody_wonders_where_the_pictures_are() {
        Story chosen = seconds(meeting(), 5, 300).when(new Event.ChooseQuality(QualityChoice.AUDIO_ONLY));
        assertThat(kind(chosen)).hasValue(OwnLimit.Kind.PICTURES);
        assertThat(kind(chosen.when(new Event.ChooseQuality(QualityChoice.AUTO))))
                .isNotEqualTo(kind(chosen));
    }

    @Test
    void nothing_is_said_to_who_is_alone_and_nothing_is_carried_into_the_next_meeting() {
        Story full = seconds(meeting(), 5, 300);
        for (int i = 0; i < 5; i++) {
            full = full.when(new Event.ProcessorsMeasured(1, 0.5));
        }
        assertThat(full.state().mesh().cpu().strain()).isEqualTo(1);
        Story alone = full.when(
                Scenes.said(new ServerMessage.UserLeft(Scenes.ROOM, ANN.id(), LeaveReason.LEFT)),
                Scenes.said(new ServerMessage.UserLeft(Scenes.ROOM, ZOE.id(), LeaveReason.LEFT)));
        assertThat(kind(alone)).isEmpty();
        Story out = full.when(new Event.LeaveRoom());
        Story left = out.when(Scenes.reply(out, Request.LeaveRoom.class, new ServerMessage.RoomLeft(Scenes.ROOM)));
        Story again = Scenes.joined(left.when(new Event.JoinRoom(Scenes.ROOM)), Scenes.SELF, ANN, ZOE);
        assertThat(kind(again)).isEmpty();
        assertThat(again.state().mesh().uplink()).isEqualTo(Uplink.UNKNOWN);
        assertThat(again.state().mesh().cpu()).isEqualTo(CpuWatch.CALM);
    }
}
