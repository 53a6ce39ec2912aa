package dev.parley.client.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ToneTest {
    @Test
    void a_second_of_440_hertz_crosses_zero_upwards_440_times() {
        Tone tone = new Tone(440);
        int crossings = 0;
        int before = 0;
        for (int block = 0; block < 100; block++) {
            byte[] pcm = tone.next();
            for (int i = 0; i < Tone.BLOCK_SAMPLES; i++) {
                int sample = (pcm[2 * i] & 0xFF) | (pcm[2 * i + 1] << 8);
                crossings += before < 0 && sample >= 0 ? 1 : 0;
                before = sample;
            }
        }
        assertThat(crossings).isBetween(439, 441);
    }

    @Test
    void the_meter_measures_the_tone() {
        Tone tone = new Tone(440);
        LevelMeter meter = new LevelMeter();
        for (int block = 0; block < 100; block++) {
            meter.add(tone.next(), block * 10_000_000L);
        }
        assertThat(meter.level(1_000_000_000L)).isCloseTo(tone.level(), within(0.002));
    }

    @Test
    void silence_is_zeros_and_its_level_is_zero() {
        Tone silence = Tone.silence();
        assertThat(silence.next()).containsOnly(0);
        assertThat(silence.level()).isZero();
    }

    @Test
    void a_meter_that_hears_nothing_any_more_shows_nothing() {
        LevelMeter meter = new LevelMeter();
        meter.add(new Tone(440).next(), 0);
        assertThat(meter.level(100_000_000)).isPositive();
        assertThat(meter.level(400_000_000)).isZero();
    }
}
