package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the own uplink is found to carry. */
class CarriedWatchTest {
    private static final OptionalDouble NOT_FULL = OptionalDouble.empty();
    private static final CarriedWatch NOTHING = CarriedWatch.of(Carried.UNKNOWN);

    private long now = 1_000_000;

    private CarriedWatch seconds(CarriedWatch watch, OptionalDouble full, double... sent) {
        CarriedWatch next = watch;
        for (double bps : sent) {
            now += 1_000;
            next = next.after(full, bps, now);
        }
        return next;
    }

    @Test
    void what_is_sent_for_five_seconds_it_carries_at_least() {
        CarriedWatch watch = seconds(NOTHING, NOT_FULL, 900, 1_000, 800, 950, 1_000);
        assertThat(watch.best()).isEqualTo(Carried.UNKNOWN);
        watch = seconds(watch, NOT_FULL, 990);
        assertThat(watch.best()).isEqualTo(new Carried(800, false, now));
    }

    @Test
    void a_burst_proves_nothing() {
        CarriedWatch watch = seconds(NOTHING, NOT_FULL, 100, 100, 9_000, 9_000, 100, 100);
        assertThat(watch.best().bps()).isEqualTo(100);
    }

    @Test
    void sending_less_later_takes_nothing_back_but_a_full_uplink_does() {
        CarriedWatch watch = seconds(NOTHING, NOT_FULL, 900, 900, 900, 900, 900, 900);
        watch = seconds(watch, NOT_FULL, 10, 10, 10, 10, 10, 10);
        assertThat(watch.best().bps()).isEqualTo(900);
        watch = seconds(watch, OptionalDouble.of(300), 300);
        assertThat(watch.best()).isEqualTo(new Carried(300, true, now));
    }

    @Test
    void an_uplink_that_carries_more_than_when_it_was_full_is_known_to() {
        CarriedWatch watch = seconds(NOTHING, OptionalDouble.of(300), 300);
        watch = seconds(watch, NOT_FULL, 500, 500, 500, 500, 500, 500);
        assertThat(watch.best()).isEqualTo(new Carried(500, false, now));
    }

    @Test
    void what_a_full_uplink_carries_is_news_every_five_seconds_at_most() {
        CarriedWatch watch = seconds(NOTHING, OptionalDouble.of(300), 300);
        Carried first = watch.best();
        assertThat(seconds(watch, OptionalDouble.of(900), 900, 900, 900).best()).isEqualTo(first);
        assertThat(seconds(watch, OptionalDouble.of(900), 900, 900).best()).isEqualTo(new Carried(900, true, now));
        assertThat(seconds(watch, OptionalDouble.of(310), 310).best()).isEqualTo(first);
    }

    @Test
    void a_clock_that_is_set_back_begins_anew() {
        CarriedWatch watch = seconds(NOTHING, NOT_FULL, 900, 900, 900);
        now -= 3_600_000;
        watch = seconds(watch, NOT_FULL, 900, 900, 900, 900, 900);
        assertThat(watch.best()).isEqualTo(Carried.UNKNOWN);
        assertThat(seconds(watch, NOT_FULL, 900).best().bps()).isEqualTo(900);
    }
}
