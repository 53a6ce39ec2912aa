package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whether the computer keeps up. */
class CpuWatchTest {
    private CpuWatch watch = CpuWatch.CALM;

    private void seconds(int count, double load) {
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

    /** A computer that is busy without strain and calm with it would swing every 15 seconds. */
    @Test
    void the_more_often_calm_was_too_early_the_longer_it_must_last() {
        int changes = 0;
        for (int second = 0; second < 600; second++) {
            CpuWatch next = watch.after(watch.strain() == 0 ? 1 : 0.5);
            changes += next.strain() == watch.strain() ? 0 : 1;
            watch = next;
        }
        assertThat(changes).isLessThan(24);
        assertThat(watch.patience()).isEqualTo(80);
    }
}
