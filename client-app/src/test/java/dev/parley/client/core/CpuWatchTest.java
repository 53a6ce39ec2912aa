package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.CpuWatch.Load;
import org.junit.jupiter.api.Test;

/** Whether the computer keeps up. */
class CpuWatchTest {
    private CpuWatch watch = CpuWatch.CALM;

    /** Of this process alone, whose encoders keep up. */
    private void seconds(int count, double load) {
        seconds(count, new Load(load, load, 0.2));
    }

    private void seconds(int count, Load load) {
        for (int i = 0; i < count; i++) {
            watch = watch.after(load);
        }
    }

    @Test
    void five_busy_seconds_in_a_row_raise_the_strain() {
        seconds(4, 1);
        seconds(1, 0.9);
        seconds(4, 1);
        assertThat(watch.strain()).isZero();
        seconds(1, 1);
        assertThat(watch.strain()).isEqualTo(1);
        seconds(100, 1);
        assertThat(watch.strain()).isEqualTo(CpuWatch.MOST);
    }

    @Test
    void ten_calm_seconds_lower_it() {
        seconds(5, 1);
        seconds(9, 0.5);
        assertThat(watch.strain()).isEqualTo(1);
        seconds(1, 0.5);
        assertThat(watch.strain()).isZero();
    }

    @Test
    void neither_busy_nor_calm_keeps_it() {
        seconds(5, 1);
        seconds(100, 0.85);
        assertThat(watch.strain()).isEqualTo(1);
    }

    @Test
    void what_other_programs_use_does_not_keep_it_when_there_is_room_for_more() {
        seconds(5, new Load(1, 0.2, 0.2));
        assertThat(watch.strain()).isEqualTo(1);
        seconds(10, new Load(0.8, 0.2, 0.2));
        assertThat(watch.strain()).isZero();
    }

    @Test
    void other_programs_alone_are_no_reason_while_the_encoders_keep_up() {
        seconds(100, new Load(1, 0.05, 0.2));
        assertThat(watch.strain()).isZero();
    }

    @Test
    void encoders_that_do_not_keep_up_raise_it_however_idle_the_other_processors_are() {
        seconds(5, new Load(0.3, 0.25, 0.9));
        assertThat(watch.strain()).isEqualTo(1);
        seconds(100, new Load(0.3, 0.2, 0.6));
        assertThat(watch.strain()).as("half as much again would be too much").isEqualTo(1);
        seconds(10, new Load(0.3, 0.2, 0.5));
        assertThat(watch.strain()).isZero();
    }

    /** A computer that is busy without strain and calm with it would swing every 15 seconds. */
    @Test
    void the_more_often_calm_was_too_early_the_longer_it_must_last() {
        int changes = 0;
        for (int second = 0; second < 600; second++) {
            double load = watch.strain() == 0 ? 1 : 0.5;
            CpuWatch next = watch.after(new Load(load, load, 0.2));
            changes += next.strain() == watch.strain() ? 0 : 1;
            watch = next;
        }
        assertThat(changes).isLessThan(24);
        assertThat(watch.patience()).isEqualTo(80);
    }
}
