package dev.parley.client.app.bench.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a client writes to a WebSocket (RFC 6455 §5.2): frames of one fragment, masked. */
final class ClientFrames {
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /** The key is for proxies that could mistake a page's data for HTTP; there is none here. Zero would spare some servers the unmasking. */
    private static final byte[] MASK = {0x5A, 0x3C, (byte) 0x96, (byte) 0xE1};

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT = 125;
    private static final int TWO_BYTES = 126;
    private static final int MOST = 0xFFFF;

    private ClientFrames() {}

    static ByteBuffer text(String payload) {
        return ByteBuffer.wrap(frame(TEXT, payload.getBytes(StandardCharsets.UTF_8)));
    }

    /** A whole frame. {@code payload}: at most {@value #MOST} bytes. */
    static byte[] frame(int opcode, byte[] payload) {
        if (payload.length > MOST) {
            throw new IllegalArgumentException("A frame takes at most " + MOST + " bytes here.");
        }
        ByteBuffer frame = ByteBuffer.allocate(headBytes(payload.length) + payload.length);
        frame.put((byte) (FINAL | opcode));
        if (payload.length <= SHORT) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put(masked(payload[i], i));
        }
        return frame.array();
    }

    /** Where the payload of so many bytes begins in its frame. */
    static int headBytes(int payload) {
        return 2 + (payload <= SHORT ? 0 : 2) + MASK.length;
    }

    /** A byte of the payload, which is so far behind the payload's first, as it is in the frame. */
    static byte masked(byte plain, int position) {
        return (byte) (plain ^ MASK[position % MASK.length]);
    }
}
