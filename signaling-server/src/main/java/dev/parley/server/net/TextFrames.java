package dev.parley.server.net;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Text messages of a server as frames (RFC 6455 §5.2): one fragment, not masked. What is said to many in a row is encoded once, and its bytes are shared. Any
 * thread.
 */
final class TextFrames {
    private static final byte FINAL_TEXT = (byte) 0x81;
    private static final int SHORT = 125;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int LONGEST_OF_TWO = 0xFFFF;

    private static final class Encoded {
        private final String text;
        private final byte[] frame;

        Encoded(String text) {
            this.text = text;
            this.frame = encode(text);
        }
    }

    /** The last one; whoever sees an older one encodes again. */
    private Encoded last = new Encoded("");

    /** The frame of a text, for one reader. */
    @SuppressWarnings("ReferenceEquality") // comparing the characters of two long messages would cost what this saves
    ByteBuffer of(String text) {
        Encoded known = last;
        if (known.text != text) {
            known = new Encoded(text);
            last = known;
        }
        return ByteBuffer.wrap(known.frame);
    }

    private static byte[] encode(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(headBytes(payload.length) + payload.length);
        frame.put(FINAL_TEXT);
        if (payload.length <= SHORT) {
            frame.put((byte) payload.length);
        } else if (payload.length <= LONGEST_OF_TWO) {
            frame.put((byte) TWO_BYTES).putShort((short) payload.length);
        } else {
            frame.put((byte) EIGHT_BYTES).putLong(payload.length);
        }
        return frame.put(payload).array();
    }

    private static int headBytes(int payload) {
        return payload <= SHORT ? 2 : payload <= LONGEST_OF_TWO ? 4 : 10;
    }
}
