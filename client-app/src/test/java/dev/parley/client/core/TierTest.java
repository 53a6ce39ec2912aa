package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ledger's table and its hysteresis. */
class TierTest {
    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

    private LinkQuality quality = LinkQuality.UNKNOWN;
    private long now = 1_000_000;

    @ParameterizedTest
    @CsvSource({
        "99.9, 14.9, 0, EXCELLENT",
        "100, 14.9, 0, GOOD",
        "99, 15, 0, GOOD",
        "99, 14, 0.1, GOOD",
        "199.9, 29.9, 1, GOOD",
        "200, 0, 0, FAIR",
        "0, 30, 0, FAIR",
        "0, 0, 1.1, FAIR",
        "299, 49, 5, FAIR",
        "300, 0, 0, POOR",
        "0, 50, 0, POOR",
        "0, 0, 5.1, POOR",
        "0, 0, 100, POOR",
    })
    void the_worst_of_round_trip_jitter_and_loss_counts(double rtt, double jitter, double loss, Tier tier) {
        assertThat(Tier.of(OptionalDouble.of(rtt), OptionalDouble.of(jitter), OptionalDouble.of(loss)))
                .contains(tier);
    }

    @Test
    void what_is_unknown_does_not_count() {
        assertThat(Tier.of(UNKNOWN, UNKNOWN, UNKNOWN)).isEmpty();
        assertThat(Tier.of(UNKNOWN, OptionalDouble.of(20), UNKNOWN)).contains(Tier.GOOD);
        assertThat(Tier.of(LinkStats.NONE)).isEmpty();
    }

    @Test
    void the_first_sample_that_says_something_is_believed() {
        samples((Tier) null, null);
        assertThat(quality.tier().level()).isNull();
        samples(Tier.FAIR);
        assertThat(quality.tier().level()).isEqualTo(Tier.FAIR);
    }

    @Test
    void two_bad_samples_in_a_row_lower_it_as_far_as_both_agree() {
        samples(Tier.EXCELLENT, Tier.POOR);
        assertThat(quality.tier().level()).isEqualTo(Tier.EXCELLENT);
        samples(Tier.FAIR);
        assertThat(quality.tier().level()).isEqualTo(Tier.FAIR);
    }

    @Test
    void single_bad_samples_change_nothing() {
        for (int i = 0; i < 20; i++) {
            samples(Tier.GOOD, Tier.POOR);
            assertThat(quality.tier().level()).isEqualTo(Tier.GOOD);
        }
    }

    @Test
    void ten_good_seconds_raise_it_as_far_as_the_worst_of_them() {
        samples(Tier.POOR, Tier.EXCELLENT, Tier.GOOD);
        for (int second = 2; second < 10; second++) {
            samples(Tier.EXCELLENT);
            assertThat(quality.tier().level()).as("after %s s", second).isEqualTo(Tier.POOR);
        }
        samples(Tier.EXCELLENT);
        assertThat(quality.tier().level()).isEqualTo(Tier.GOOD);
    }

    @Test
    void a_sample_no_better_than_before_starts_the_ten_seconds_anew() {
        samples(Tier.FAIR);
        for (int i = 0; i < 5; i++) {
            seconds(9, Tier.EXCELLENT);
            samples(i % 2 == 0 ? Tier.FAIR : Tier.POOR);
            assertThat(quality.tier().level()).isEqualTo(Tier.FAIR);
        }
        seconds(11, Tier.EXCELLENT);
        assertThat(quality.tier().level()).isEqualTo(Tier.EXCELLENT);
    }

    @Test
    void a_sample_that_says_nothing_neither_doubts_nor_hopes() {
        samples(Tier.GOOD, Tier.POOR, null, Tier.POOR);
        assertThat(quality.tier().level()).isEqualTo(Tier.POOR);
    }

    @Test
    void a_clock_that_is_set_back_delays_the_rise_by_ten_seconds_at_most() {
        samples(Tier.POOR, Tier.GOOD);
        now -= 3_600_000;
        seconds(12, Tier.GOOD);
        assertThat(quality.tier().level()).isEqualTo(Tier.GOOD);
    }

    private void seconds(int count, Tier tier) {
        for (int i = 0; i < count; i++) {
            samples(tier);
        }
    }

    /** One a second. */
    private void samples(Tier... said) {
        for (Tier tier : said) {
            quality = quality.after(Samples.of(tier), Allotment.NONE, now);
            now += 1_000;
        }
    }
}
