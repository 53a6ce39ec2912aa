package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Role;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames are read as the library reads them, however the network cut them. */
class WholeFramesTest {
    private static final int MOST = 65_536;
    private static final int TEXT = 0x81;
    private static final int BEGIN = 0x01;
    private static final int MIDDLE = 0x00;
    private static final int END = 0x80;
    private static final int BINARY = 0x82;
    private static final int PING = 0x89;

    private final Heard heard = new Heard();

    /** RFC 6455 §5.2, masked. */
    private static byte[] frame(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
        frame.put((byte) first);
        if (payload.length <= 125) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) 0xFE).putShort((short) payload.length);
        } else {
            frame.put((byte) 0xFF).putLong(payload.length);
        }
        byte[] mask = {11, -22, 33, -44};
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i % 4]));
        }
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private static byte[] frame(int first, String text) {
        return frame(first, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] all(byte[]... frames) {
        int size = Arrays.stream(frames).mapToInt(frame -> frame.length).sum();
        ByteBuffer all = ByteBuffer.allocate(size);
        Arrays.stream(frames).forEach(all::put);
        return all.array();
    }

    private static List<String> read(Draft draft, byte[] bytes, int... cuts) throws InvalidDataException {
        draft.setParseMode(Role.SERVER);
        List<String> frames = new ArrayList<>();
        int from = 0;
        for (int cut : cuts) {
            add(frames, draft.translateFrame(ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, cut))));
            from = cut;
        }
        add(frames, draft.translateFrame(ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, bytes.length))));
        return frames;
    }

    private static void add(List<String> frames, List<Framedata> read) {
        for (Framedata frame : read) {
            byte[] payload = new byte[frame.getPayloadData().remaining()];
            frame.getPayloadData().duplicate().get(payload);
            frames.add(
                    frame.getOpcode() + (frame.isFin() ? " " : "… ") + Arrays.hashCode(payload) + " " + payload.length);
        }
    }

    @Test
    void wherever_the_network_cuts_the_frames_are_those_the_library_reads() throws Exception {
        byte[] bytes = all(
                frame(TEXT, "short"),
                frame(PING, "ping"),
                frame(TEXT, ""),
                frame(BEGIN, "be"),
                frame(PING, ""),
                frame(MIDDLE, "gu"),
                frame(END, "n"),
                frame(BINARY, new byte[130]),
                frame(TEXT, "longer, and not ASCII: äöü€𝄞".repeat(8)));
        List<String> expected = read(new Draft_6455(), bytes);
        assertThat(expected).hasSize(9);
        for (int first = 1; first < bytes.length; first++) {
            for (int second = first; second < bytes.length; second += 7) {
                assertThat(read(new WholeFrames(MOST), bytes, first, second))
                        .as("cut at %s and %s", first, second)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void byte_by_byte_is_the_same() throws Exception {
        byte[] bytes = all(frame(TEXT, "one"), frame(TEXT, "x".repeat(300)), frame(TEXT, "y".repeat(MOST)));
        int[] everywhere = new int[bytes.length - 1];
        Arrays.setAll(everywhere, i -> i + 1);
        assertThat(read(new WholeFrames(MOST), bytes, everywhere)).isEqualTo(read(new Draft_6455(), bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 7, 8, 9, 125, 126, 2_500, 65_535, 65_536})
    void texts_of_any_length_are_unmasked(int length) throws Exception {
        String text = "0123456789abcdef".repeat(length / 16 + 1).substring(0, length);
        List<Framedata> frames = new WholeFrames(MOST).translateFrame(ByteBuffer.wrap(frame(TEXT, text)));
        assertThat(frames)
                .singleElement()
                .satisfies(frame -> assertThat(StandardCharsets.UTF_8
                                .decode(frame.getPayloadData())
                                .toString())
                        .isEqualTo(text));
    }

    @Test
    void a_frame_over_the_limit_is_refused_by_its_head() {
        byte[] head = Arrays.copyOf(frame(TEXT, new byte[MOST + 1]), 14);
        assertThatThrownBy(() -> new WholeFrames(MOST).translateFrame(ByteBuffer.wrap(head)))
                .isInstanceOf(LimitExceededException.class);
    }

    @Test
    void a_copy_is_one_too() {
        assertThat(new WholeFrames(MOST).copyInstance()).isInstanceOf(WholeFrames.class);
    }

    private void process(byte[]... frames) throws InvalidDataException {
        WholeFrames draft = new WholeFrames(MOST);
        draft.setParseMode(Role.SERVER);
        WebSocketImpl socket = new WebSocketImpl(heard, draft);
        for (Framedata frame : draft.translateFrame(ByteBuffer.wrap(all(frames)))) {
            draft.processFrame(socket, frame);
        }
    }

    @Test
    void texts_are_heard_whole_or_put_together() throws Exception {
        process(
                frame(TEXT, "one \uFFFD"),
                frame(BEGIN, "t"),
                frame(MIDDLE, "w"),
                frame(END, "ö"),
                frame(TEXT, "three"));
        assertThat(heard.texts).containsExactly("one \uFFFD", "twö", "three");
    }

    @Test
    void text_that_is_not_utf_8_is_refused() {
        assertThatThrownBy(() -> process(frame(TEXT, new byte[] {'a', (byte) 0xC3, '('})))
                .isInstanceOfSatisfying(
                        InvalidDataException.class,
                        e -> assertThat(e.getCloseCode()).isEqualTo(CloseFrame.NO_UTF8));
        assertThat(heard.texts).isEmpty();
    }

    @Test
    void a_text_inside_another_is_refused() {
        assertThatThrownBy(() -> process(frame(BEGIN, "t"), frame(TEXT, "one")))
                .isInstanceOfSatisfying(
                        InvalidDataException.class,
                        e -> assertThat(e.getCloseCode()).isEqualTo(CloseFrame.PROTOCOL_ERROR));
        assertThat(heard.texts).isEmpty();
    }

    private static final class Heard extends WebSocketServer {
        final List<String> texts = new ArrayList<>();

        @Override
        public void onMessage(WebSocket from, String message) {
            texts.add(message);
        }

        @Override
        public void onOpen(WebSocket opened, ClientHandshake handshake) {}

        @Override
        public void onClose(WebSocket closed, int code, String reason, boolean remote) {}

        @Override
        public void onError(WebSocket of, Exception problem) {}

        @Override
        public void onStart() {}
    }
}
