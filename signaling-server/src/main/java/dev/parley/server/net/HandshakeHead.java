package dev.parley.server.net;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Collects a request head until its empty line, so that the library, which would parse it again from the start with
 * every byte, sees it once and complete. Bounded; grows only as bytes come. Selector thread only.
 */
final class HandshakeHead {
    private static final int FIRST_BYTES = 1024;

    private final int maxBytes;
    private ByteBuffer bytes;
    private int scanned;
    private int end = -1;

    HandshakeHead(int maxBytes) {
        this.maxBytes = maxBytes;
        this.bytes = ByteBuffer.allocate(Math.min(FIRST_BYTES, maxBytes));
    }

    /** How many bytes may still come, 1 or more unless it is overlong. */
    int room() {
        return maxBytes - bytes.position();
    }

    /** Adds what has come. */
    void take(ByteBuffer more) {
        if (bytes.remaining() < more.remaining()) {
            grow(bytes.position() + more.remaining());
        }
        bytes.put(more);
        scan();
    }

    boolean isComplete() {
        return end >= 0;
    }

    /** Longer than it may be, together with what came behind it. */
    boolean isOverlong() {
        return bytes.position() > maxBytes || (!isComplete() && bytes.position() == maxBytes);
    }

    /** The request line and header fields; only when complete. */
    String text() {
        return new String(bytes.array(), 0, end, StandardCharsets.ISO_8859_1);
    }

    /** Everything read, the head first. */
    ByteBuffer all() {
        return bytes.duplicate().flip();
    }

    /** What was read behind the head: the first frames of a client in a hurry. */
    ByteBuffer rest() {
        return all().position(end);
    }

    private void grow(int needed) {
        int capacity = Math.max(needed, Math.min(bytes.capacity() * 2, maxBytes));
        bytes = ByteBuffer.allocate(capacity).put(bytes.flip());
    }

    private void scan() {
        while (!isComplete() && scanned + 4 <= bytes.position()) {
            if (bytes.get(scanned) == '\r'
                    && bytes.get(scanned + 1) == '\n'
                    && bytes.get(scanned + 2) == '\r'
                    && bytes.get(scanned + 3) == '\n') {
                end = scanned + 4;
            }
            scanned++;
        }
    }
}
