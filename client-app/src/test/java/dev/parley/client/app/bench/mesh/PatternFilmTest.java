package dev.parley.client.app.bench.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.media.PatternMark;
import dev.parley.client.media.PatternReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class PatternFilmTest {
    private static final String HEAD = "YUV4MPEG2 W640 H360 F25:1 Ip A1:1 C420jpeg\n";
    private static final int PICTURE = 640 * 360 * 3 / 2;

    @Test
    void the_film_is_what_the_pattern_camera_shows() throws IOException {
        PatternFilm film = new PatternFilm(640, 360, 25);
        byte[] bytes = Files.readAllBytes(film.file());
        film.close();
        assertThat(film.file()).doesNotExist();
        assertThat(new String(bytes, 0, HEAD.length(), StandardCharsets.US_ASCII))
                .isEqualTo(HEAD);
        int each = "FRAME\n".length() + PICTURE;
        assertThat(bytes).hasSize(HEAD.length() + 150 * each);
        for (int frame : new int[] {0, 1, 149}) {
            ByteBuffer luma = ByteBuffer.wrap(bytes, HEAD.length() + (frame + 1) * each - PICTURE, 640 * 360);
            assertThat(PatternReader.read(luma.slice(), 640, 360, 640))
                    .contains(new PatternMark(PatternMark.identityOf("Film"), frame, frame * 40));
        }
    }
}
