package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ParticipantId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who has the floor. */
class SpeakersTest {
    private static final ParticipantId ANN = new ParticipantId("ann");
    private static final ParticipantId BEN = new ParticipantId("ben");
    private static final ParticipantId CY = new ParticipantId("cy");

    private Speakers speakers = Speakers.NOBODY;
    private long now = 1_000;

    /** A second of that. */
    private void hear(double ann, double ben) {
        speakers = speakers.after(Map.of(ANN, ann, BEN, ben), now);
        now += 1_000;
    }

    @Test
    void in_silence_nobody_has_the_floor() {
        hear(0.005, 0.009);
        assertThat(speakers.current()).isNull();
    }

    @Test
    void the_first_who_speaks_has_it_at_once() {
        hear(0, 0.1);
        assertThat(speakers.current()).isEqualTo(BEN);
    }

    @Test
    void somebody_clearly_louder_takes_it_after_a_second() {
        hear(0, 0.1);
        hear(0.1, 0);
        assertThat(speakers.current()).isEqualTo(BEN);
        hear(0.1, 0);
        assertThat(speakers.current()).isEqualTo(ANN);
        assertThat(speakers.recent()).containsExactly(ANN, BEN);
    }

    @Test
    void a_cough_does_not_take_it() {
        hear(0, 0.1);
        for (int i = 0; i < 10; i++) {
            hear(0.5, 0.1);
            hear(0, 0.1);
            assertThat(speakers.current()).isEqualTo(BEN);
        }
    }

    @Test
    void whoever_speaks_over_the_speaker_as_loudly_does_not_take_it() {
        hear(0, 0.1);
        for (int i = 0; i < 10; i++) {
            hear(0.15, 0.1);
        }
        assertThat(speakers.current()).isEqualTo(BEN);
    }

    @Test
    void it_stays_in_silence_and_goes_when_its_holder_leaves() {
        hear(0, 0.1);
        hear(0, 0);
        assertThat(speakers.current()).isEqualTo(BEN);
        assertThat(speakers.among(List.of(ANN)).current()).isNull();
    }

    @Test
    void samples_that_come_in_quick_succession_give_it_no_sooner() {
        hear(0, 0.1);
        for (int i = 0; i < 9; i++) {
            speakers = speakers.after(Map.of(ANN, 0.1, BEN, 0.0), now);
            now += 100;
            assertThat(speakers.current()).isEqualTo(BEN);
        }
        now += 100;
        hear(0.1, 0);
        assertThat(speakers.current()).isEqualTo(ANN);
    }

    @Test
    void of_equally_loud_ones_all_clients_choose_the_same() {
        hear(0.1, 0.1);
        assertThat(speakers.current()).isEqualTo(ANN);
    }

    @Test
    void the_last_speakers_are_filled_up_so_that_all_clients_agree() {
        hear(0, 0.1);
        assertThat(speakers.last(2, List.of(CY, BEN, ANN))).containsExactly(BEN, ANN);
        assertThat(Speakers.NOBODY.last(2, List.of(CY, BEN, ANN))).containsExactly(ANN, BEN);
    }

    @Test
    void it_remembers_a_bounded_number() {
        for (int i = 0; i < 100; i++) {
            Map<ParticipantId, Double> levels = Map.of(new ParticipantId("p" + i), 0.5);
            speakers = speakers.after(levels, now).after(levels, now + 1_000);
            now += 2_000;
        }
        assertThat(speakers.recent()).hasSize(Speakers.REMEMBERED);
        assertThat(speakers.current()).isEqualTo(new ParticipantId("p99"));
    }
}
