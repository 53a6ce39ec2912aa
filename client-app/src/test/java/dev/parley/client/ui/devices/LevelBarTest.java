package dev.parley.client.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LevelBarTest {
    @Test
    void the_bar_is_as_long_as_the_sound_is_loud_to_the_ear() {
        assertThat(LevelBar.shareOf(0)).isZero();
        assertThat(LevelBar.shareOf(0.0001)).isZero();
        assertThat(LevelBar.shareOf(0.001)).isZero();
        assertThat(LevelBar.shareOf(0.0316)).isCloseTo(0.5, within(0.01));
        assertThat(LevelBar.shareOf(1)).isEqualTo(1);
    }
}
