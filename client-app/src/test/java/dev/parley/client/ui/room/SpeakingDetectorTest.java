package dev.parley.client.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeakingDetectorTest {
    private static final long MS = 1_000_000L;
    private final SpeakingDetector detector = new SpeakingDetector();

    @Test
    void starts_at_once_and_outlasts_the_gap_between_words() {
        assertThat(detector.isSpeaking(0.2, 0)).isTrue();
        assertThat(detector.isSpeaking(0, 500 * MS)).isTrue();
        assertThat(detector.isSpeaking(0, 800 * MS)).isFalse();
    }

    @Test
    void a_level_between_the_thresholds_keeps_but_does_not_start() {
        assertThat(detector.isSpeaking(0.06, 0)).isFalse();
        assertThat(detector.isSpeaking(0.2, 100 * MS)).isTrue();
        assertThat(detector.isSpeaking(0.06, 2_000 * MS)).isTrue();
    }
}
