package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final long MS = 1_000_000;

    private final Silence silence = new Silence();

    @Test
    void a_connection_on_which_nothing_arrived_yet_is_not_silent() {
        assertThat(silence.endsWith(0, 0)).isFalse();
        assertThat(silence.endsWith(0, 60_000 * MS)).isFalse();
        assertThat(silence.isWatched()).isFalse();
        assertThat(silence.endsWith(100, 61_000 * MS)).isFalse();
    }

    @Test
    void a_look_that_finds_nothing_new_after_a_second_is_a_silence_and_the_next_byte_ends_it() {
        silence.endsWith(100, 5_000 * MS);
        assertThat(silence.endsWith(100, 5_100 * MS)).isFalse();
        assertThat(silence.isWatched()).isFalse();
        assertThat(silence.endsWith(100, 6_000 * MS)).isFalse();
        assertThat(silence.isWatched()).isTrue();
        assertThat(silence.endsWith(100, 6_100 * MS)).isFalse();
        assertThat(silence.endsWith(101, 6_200 * MS)).isTrue();
        assertThat(silence.endsWith(102, 6_300 * MS)).isFalse();
    }

    @Test
    void after_four_seconds_a_silence_is_lasting_until_it_ends() {
        silence.endsWith(100, 5_000 * MS);
        silence.endsWith(100, 6_000 * MS);
        assertThat(silence.isLasting(8_999 * MS)).isFalse();
        assertThat(silence.isLasting(9_000 * MS)).isTrue();
        silence.endsWith(101, 9_100 * MS);
        assertThat(silence.isLasting(9_100 * MS)).isFalse();
    }

    @Test
    void the_end_of_a_silence_is_told_twice() {
        silence.endsWith(100, 5_000 * MS);
        silence.endsWith(100, 6_000 * MS);
        assertThat(silence.endsWith(101, 6_200 * MS)).isTrue();
        assertThat(silence.isWatched()).isTrue();
        assertThat(silence.endsWith(102, 6_500 * MS)).isFalse();
        assertThat(silence.endsWith(103, 6_600 * MS)).isTrue();
        assertThat(silence.isWatched()).isFalse();
        assertThat(silence.endsWith(104, 7_100 * MS)).isFalse();
    }

    @Test
    void looks_that_find_something_each_time_are_no_silence_however_rare_they_are() {
        for (long i = 1; i < 20; i++) {
            assertThat(silence.endsWith(i, i * 2_500 * MS)).isFalse();
            assertThat(silence.isWatched()).isFalse();
        }
    }
}
