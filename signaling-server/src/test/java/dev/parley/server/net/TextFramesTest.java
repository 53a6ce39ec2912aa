package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames are those the library would write. */
class TextFramesTest {
    private final TextFrames frames = new TextFrames();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536})
    void of_any_length(int length) {
        String text = "x".repeat(length);
        assertThat(frames.of(text)).isEqualTo(byTheLibrary(text));
    }

    @Test
    void text_is_utf_8() {
        assertThat(frames.of("äöü€𝄞")).isEqualTo(byTheLibrary("äöü€𝄞"));
    }

    @Test
    void each_reader_reads_the_whole_frame() {
        String text = "said to many";
        ByteBuffer first = frames.of(text);
        first.position(first.limit());
        assertThat(frames.of(text)).isEqualTo(byTheLibrary(text));
    }

    private static ByteBuffer byTheLibrary(String text) {
        Draft_6455 draft = new Draft_6455();
        draft.setParseMode(Role.SERVER);
        return draft.createBinaryFrame(draft.createFrames(text, false).getFirst());
    }
}
