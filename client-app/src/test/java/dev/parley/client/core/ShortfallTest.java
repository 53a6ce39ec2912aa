package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.MeshPolicy.Link;
import dev.parley.client.core.MeshPolicy.Situation;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage.Limit;
import dev.parley.protocol.PeerMessage.View;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Which reason is told of a picture that is less than what is displayed. */
class ShortfallTest {
    private static final View HD = new View(1280, 720);
    private static final Link GOOD = new Link(HD, Tier.EXCELLENT, Rung.P720, false);
    private static final CpuWatch BUSY = new CpuWatch(1, 0, 0, 10, false);
    private static final Uplink SMALL = new Uplink(OptionalDouble.of(1_500_000), 0, 0, 0);

    private static Limit of(QualityChoice choice, boolean seen, CpuWatch cpu, Uplink uplink, Link link) {
        Map<ParticipantId, Link> links = new LinkedHashMap<>();
        links.put(new ParticipantId("a"), link);
        links.put(new ParticipantId("b"), GOOD);
        Situation situation = new Situation(3, CaptureFormat.HD, choice, seen, cpu, uplink, links);
        return MeshPolicy.decide(situation).get(new ParticipantId("a")).limit();
    }

    private static Limit of(Link link) {
        return of(QualityChoice.AUTO, true, CpuWatch.CALM, Uplink.UNKNOWN, link);
    }

    @Test
    void nothing_is_missing_from_a_full_picture_nor_from_one_that_nobody_shows() {
        assertThat(of(GOOD)).isEqualTo(Limit.NONE);
        assertThat(of(new Link(null, null, Rung.P720, false))).isEqualTo(Limit.NONE);
        assertThat(of(new Link(View.HIDDEN, Tier.POOR, Rung.OFF, false))).isEqualTo(Limit.NONE);
    }

    @Test
    void a_link_that_carries_less_is_the_path() {
        assertThat(of(new Link(HD, Tier.EXCELLENT, Rung.P480, false))).isEqualTo(Limit.PATH);
        assertThat(of(new Link(HD, Tier.EXCELLENT, Rung.OFF, false))).isEqualTo(Limit.PATH);
        assertThat(of(new Link(HD, Tier.POOR, Rung.P720, false))).isEqualTo(Limit.PATH);
    }

    @Test
    void a_small_tile_takes_nothing_from_a_link_that_carries_it() {
        assertThat(of(new Link(new View(320, 180), Tier.POOR, Rung.P360, false)))
                .isEqualTo(Limit.NONE);
    }

    @Test
    void an_uplink_that_is_shared_out_is_the_connection_whatever_the_rungs_have_come_to() {
        assertThat(of(QualityChoice.AUTO, true, CpuWatch.CALM, SMALL, GOOD)).isEqualTo(Limit.CONNECTION);
        assertThat(of(QualityChoice.AUTO, true, CpuWatch.CALM, SMALL, new Link(HD, Tier.GOOD, Rung.P360, false)))
                .isEqualTo(Limit.CONNECTION);
        Uplink enough = new Uplink(OptionalDouble.of(3_900_000), 0, 0, 0);
        assertThat(of(
                        QualityChoice.AUTO,
                        true,
                        CpuWatch.CALM,
                        enough,
                        new Link(new View(640, 360), null, Rung.P720, false)))
                .isEqualTo(Limit.NONE);
    }

    @Test
    void a_strained_computer_a_choice_and_a_large_room_are_named() {
        assertThat(of(QualityChoice.AUTO, true, BUSY, Uplink.UNKNOWN, GOOD)).isEqualTo(Limit.COMPUTER);
        assertThat(of(QualityChoice.P360, true, CpuWatch.CALM, Uplink.UNKNOWN, GOOD))
                .isEqualTo(Limit.CHOICE);
        assertThat(of(QualityChoice.AUDIO_ONLY, true, BUSY, SMALL, GOOD)).isEqualTo(Limit.CHOICE);
        assertThat(of(QualityChoice.AUTO, false, BUSY, SMALL, GOOD)).isEqualTo(Limit.ROOM);
    }

    @Test
    void whoever_pinned_feels_the_computer_later() {
        Link pinned = new Link(new View(1280, 720, false, true), Tier.EXCELLENT, Rung.P720, false);
        assertThat(of(QualityChoice.AUTO, true, BUSY, Uplink.UNKNOWN, pinned)).isEqualTo(Limit.NONE);
    }
}
