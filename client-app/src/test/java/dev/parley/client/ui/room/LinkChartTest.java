package dev.parley.client.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.LinkSample;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.Samples;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkChartTest {
    private static List<LinkSample> roundTrip(double ms) {
        return List.of(new LinkSample(0, Samples.withRtt(OptionalDouble.of(ms))));
    }

    @ParameterizedTest
    @CsvSource({"0,50", "18,50", "50,50", "51,60", "101,150", "480,500", "3100,4000", "9000,10000"})
    void the_upper_edge_is_a_round_number_that_holds_all(double most, double top) {
        assertThat(LinkChart.ROUND_TRIP.top(roundTrip(most))).isEqualTo(top);
    }

    @Test
    void no_picture_is_not_a_picture_of_no_height() {
        List<LinkSample> none = List.of(new LinkSample(0, LinkStats.NONE));
        assertThat(LinkChart.HEIGHT.description(none))
                .isEqualTo("Picture height: sent not measured yet; received not measured yet.");
        assertThat(LinkChart.FRAME_RATE.latest(
                        none, LinkChart.FRAME_RATE.series().getFirst()))
                .isEqualTo("–");
    }

    @Test
    void small_values_have_a_decimal() {
        assertThat(LinkChart.JITTER.text(3.42)).isEqualTo("3.4 ms");
        assertThat(LinkChart.JITTER.text(3)).isEqualTo("3 ms");
        assertThat(LinkChart.BIT_RATE.text(1234.4)).isEqualTo("1234 kbit/s");
    }
}
