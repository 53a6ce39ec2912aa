package dev.parley.client.app.bench.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrendTest {
    private final Trend trend = new Trend();

    @Test
    void a_line_has_its_own_slope() {
        trend.add(5, 110);
        trend.add(6, 113);
        trend.add(9, 122);
        assertThat(trend.slope()).isEqualTo(3, within(1e-9));
    }

    @Test
    void what_goes_up_and_down_alike_is_flat() {
        trend.add(0, 10);
        trend.add(1, 20);
        trend.add(2, 20);
        trend.add(3, 10);
        assertThat(trend.slope()).isEqualTo(0, within(1e-9));
    }

    @Test
    void what_was_not_measured_does_not_count() {
        trend.add(0, 10);
        trend.add(1, Double.NaN);
        trend.add(2, 12);
        assertThat(trend.slope()).isEqualTo(1, within(1e-9));
    }

    @Test
    void one_moment_says_nothing() {
        trend.add(5, 10);
        trend.add(5, 20);
        assertThat(trend.slope()).isNaN();
    }
}
