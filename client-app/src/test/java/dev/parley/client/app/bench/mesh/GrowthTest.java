package dev.parley.client.app.bench.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrowthTest {
    @Test
    void more_people_are_shown_smaller() {
        for (int people = Growth.FEWEST + 1; people <= Growth.MOST; people++) {
            assertThat(Growth.shown(people).viewWidth())
                    .isLessThanOrEqualTo(Growth.shown(people - 1).viewWidth());
        }
    }

    @Test
    void eight_people_still_ask_for_320_by_180() {
        Picture eight = Growth.shown(8);
        assertThat(eight.viewWidth()).isBetween(320, 383);
        assertThat(eight.viewHeight()).isBetween(180, 215);
    }
}
