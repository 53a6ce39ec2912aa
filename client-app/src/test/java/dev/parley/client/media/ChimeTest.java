package dev.parley.client.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChimeTest {
    private static final int QUIET = 30;

    static Stream<Chime> chimes() {
        return Stream.of(Chime.UP, Chime.DOWN, Chime.KNOCK, Chime.DROP);
    }

    private static short[] samples(Chime chime) {
        ShortBuffer data = ByteBuffer.wrap(chime.wav())
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(44)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        short[] samples = new short[data.remaining()];
        data.get(samples);
        return samples;
    }

    @ParameterizedTest
    @MethodSource("chimes")
    void another_program_reads_the_file(Chime chime) throws Exception {
        try (AudioInputStream read = AudioSystem.getAudioInputStream(new ByteArrayInputStream(chime.wav()))) {
            AudioFormat format = read.getFormat();
            assertThat(format.getEncoding()).isEqualTo(AudioFormat.Encoding.PCM_SIGNED);
            assertThat(format.getSampleRate()).isEqualTo(Chime.RATE);
            assertThat(format.getChannels()).isEqualTo(1);
            assertThat(read.getFrameLength()).isEqualTo(samples(chime).length);
        }
    }

    @ParameterizedTest
    @MethodSource("chimes")
    void it_is_short_soft_and_begins_and_ends_without_a_click(Chime chime) {
        short[] samples = samples(chime);
        int loudest = 0;
        for (short sample : samples) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        assertThat(chime.seconds()).isLessThan(0.7);
        assertThat(loudest).isBetween(2_000, Short.MAX_VALUE / 4);
        assertThat(Math.abs(samples[0])).isLessThan(QUIET);
        assertThat(Math.abs(samples[samples.length - 1])).isLessThan(QUIET);
    }
}
