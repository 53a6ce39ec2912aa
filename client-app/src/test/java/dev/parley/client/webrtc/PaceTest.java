package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource({"30,25", "30,15", "30,30", "25,25", "25,1", "60,25", "15,30"})
    void ten_seconds_give_ten_times_the_rate_but_never_more_than_captured(int captured, int wanted) {
        Pace pace = new Pace();
        Random jitter = new Random(1);
        int taken = 0;
        for (int i = 0; i < captured * 10; i++) {
            taken += pace.due(i * SECOND / captured + jitter.nextInt(2_000_000), wanted) ? 1 : 0;
        }
        int expected = 10 * Math.min(captured, wanted);
        assertThat(taken).isBetween((int) (expected * 0.97), expected + 1);
    }

    @Test
    void the_first_picture_is_due_whatever_the_clock_says() {
        assertThat(new Pace().due(Long.MIN_VALUE, 25)).isTrue();
    }

    @Test
    void to_ask_whether_one_is_due_takes_none() {
        Pace pace = new Pace();
        pace.due(0, 10);
        assertThat(pace.isDue(SECOND / 100, 10)).isFalse();
        assertThat(pace.isDue(SECOND / 10, 10)).isTrue();
        assertThat(pace.isDue(SECOND / 10, 10)).isTrue();
        assertThat(pace.due(SECOND / 10, 10)).isTrue();
        assertThat(pace.isDue(SECOND / 10, 10)).isFalse();
    }

    @Test
    void a_faster_rate_holds_at_once() {
        Pace pace = new Pace();
        assertThat(pace.due(0, 1)).isTrue();
        assertThat(pace.due(SECOND / 25, 25)).isTrue();
        assertThat(pace.due(SECOND / 20, 25)).isFalse();
        assertThat(pace.due(2 * SECOND / 25, 25)).isTrue();
    }

    @Test
    void after_a_stall_nothing_is_made_up_for() {
        Pace pace = new Pace();
        pace.due(0, 10);
        assertThat(pace.due(60 * SECOND, 10)).isTrue();
        assertThat(pace.due(60 * SECOND + SECOND / 100, 10)).isFalse();
    }
}
