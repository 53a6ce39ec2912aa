package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimekeeperTest {
    private final AtomicLong wall = new AtomicLong(1_793_520_000_000L);
    private final AtomicLong nanos = new AtomicLong(-3_000_000_000L);
    private final Timekeeper time = Timekeeper.steady(wall::get, nanos::get);

    private void pass(long millis) {
        wall.addAndGet(millis);
        nanos.addAndGet(millis * 1_000_000);
    }

    @Test
    void the_date_is_the_wall_clocks() {
        assertThat(time.epochMillis()).isEqualTo(wall.get());
        pass(1_500);
        assertThat(time.epochMillis()).isEqualTo(wall.get());
    }

    @Test
    void a_clock_that_is_set_back_does_not_take_the_date_along() {
        long before = time.epochMillis();
        wall.addAndGet(-3_600_000);
        assertThat(time.epochMillis()).isEqualTo(before);
        pass(30_000);
        assertThat(time.epochMillis()).isEqualTo(before + 30_000);
    }

    @Test
    void after_a_sleep_the_date_is_right_at_once() {
        long before = time.epochMillis();
        wall.addAndGet(600_000);
        assertThat(time.epochMillis()).isEqualTo(before + 600_000);
    }
}
