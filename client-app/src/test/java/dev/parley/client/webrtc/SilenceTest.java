package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final long MS = 1_000_000;

    private final Silence silence = new Silence();

    @Test
    void a_connection_on_which_nothing_arrived_yet_is_not_silent() {
        assertThat(silence.endsWith(0, 0)).isFalse();
        assertThat(silence.isLong(60_000 * MS)).isFalse();
        assertThat(silence.endsWith(100, 60_000 * MS)).isFalse();
    }

    @Test
    void a_second_without_a_byte_is_a_silence_and_the_next_byte_ends_it_once() {
        silence.endsWith(100, 5_000 * MS);
        assertThat(silence.endsWith(100, 5_999 * MS)).isFalse();
        assertThat(silence.isLong(5_999 * MS)).isFalse();
        assertThat(silence.isLong(6_000 * MS)).isTrue();
        assertThat(silence.endsWith(100, 8_000 * MS)).isFalse();
        assertThat(silence.endsWith(101, 8_100 * MS)).isTrue();
        assertThat(silence.isLong(8_100 * MS)).isFalse();
        assertThat(silence.endsWith(102, 8_200 * MS)).isFalse();
    }

    @Test
    void short_pauses_are_none() {
        for (long i = 1; i < 20; i++) {
            assertThat(silence.endsWith(i, i * 999 * MS)).isFalse();
        }
    }
}
