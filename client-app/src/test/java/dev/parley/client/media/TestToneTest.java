package dev.parley.client.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestToneTest {
    private static final int RATE = 44_100;

    private static int loudest(byte[] pcm) {
        int loudest = 0;
        for (int i = 0; i < pcm.length; i += 2) {
            loudest = Math.max(loudest, Math.abs((pcm[i] & 0xFF) | (pcm[i + 1] << 8)));
        }
        return loudest;
    }

    @Test
    void it_begins_softly_is_heard_and_ends() {
        TestTone tone = new TestTone();
        byte[] block = new byte[RATE / 100 * 2];
        tone.fill(block, 1, RATE);
        assertThat(loudest(block)).isBetween(1, 1_000);
        assertThat(tone.isOver()).isFalse();
        int loudest = 0;
        for (int i = 1; i < 100; i++) {
            tone.fill(block, 1, RATE);
            loudest = Math.max(loudest, loudest(block));
        }
        assertThat(loudest).isBetween(6_000, 12_000);
        assertThat(tone.isOver()).isTrue();
        tone.fill(block, 1, RATE);
        assertThat(loudest(block)).isZero();
    }

    @Test
    void all_channels_play_the_same() {
        byte[] stereo = new byte[400];
        byte[] mono = new byte[200];
        new TestTone().fill(stereo, 2, RATE);
        new TestTone().fill(mono, 1, RATE);
        for (int frame = 0; frame < 100; frame++) {
            assertThat(stereo[4 * frame]).isEqualTo(mono[2 * frame]).isEqualTo(stereo[4 * frame + 2]);
        }
    }
}
