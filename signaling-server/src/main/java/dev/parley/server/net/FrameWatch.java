package dev.parley.server.net;

import dev.parley.protocol.ErrorCode;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads along the frame headers (RFC 6455 §5.2) of one client before the library sees them, and stops what the library
 * would let pass: unmasked frames, messages that grow by fragments without end, floods of control frames. Called on the
 * selector thread only.
 */
final class FrameWatch {
    /** Fragments of one message: even the longest needs no more when each is a network packet. */
    private static final int MAX_FRAGMENTS = 128;

    /** Control frames between two messages: a client pings or answers pings a few times a minute. */
    private static final int MAX_CONTROL_FRAMES = 32;

    private static final int LONGEST_HEADER = 14;
    private static final int MASK_BYTES = 4;

    private final long maxMessageBytes;
    private final byte[] header = new byte[LONGEST_HEADER];
    private int have;
    private long payloadLeft;
    private long messageBytes;
    private int fragments;
    private int controlFrames;

    FrameWatch(long maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    /** Reads all of {@code bytes}; returns the first broken rule, after which nothing more may be fed. */
    @Nullable
    Violation feed(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (payloadLeft > 0) {
                skipPayload(bytes);
                continue;
            }
            header[have++] = bytes.get();
            Violation broken = have == headerLength() ? frameStarts() : null;
            if (broken != null) {
                return broken;
            }
        }
        return null;
    }

    private void skipPayload(ByteBuffer bytes) {
        int skipped = (int) Math.min(payloadLeft, bytes.remaining());
        bytes.position(bytes.position() + skipped);
        payloadLeft -= skipped;
    }

    private int headerLength() {
        if (have < 2) {
            return LONGEST_HEADER;
        }
        return 2 + extendedLengthBytes() + (masked() ? MASK_BYTES : 0);
    }

    private int extendedLengthBytes() {
        return switch (header[1] & 0x7F) {
            case 126 -> 2;
            case 127 -> 8;
            default -> 0;
        };
    }

    private boolean masked() {
        return (header[1] & 0x80) != 0;
    }

    private @Nullable Violation frameStarts() {
        have = 0;
        payloadLeft = payloadLength();
        if (!masked()) {
            return new Violation(ErrorCode.MALFORMED, "A client's frames must be masked (RFC 6455, section 5.1).");
        }
        boolean control = (header[0] & 0x08) != 0;
        return control ? controlFrame() : dataFrame((header[0] & 0x80) != 0);
    }

    /** A length whose highest bit is set, which RFC 6455 forbids, comes out negative. */
    private long payloadLength() {
        int bytes = extendedLengthBytes();
        if (bytes == 0) {
            return header[1] & 0x7F;
        }
        long length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | (header[2 + i] & 0xFF);
        }
        return length;
    }

    private @Nullable Violation controlFrame() {
        if (payloadLeft > 125 || payloadLeft < 0) {
            return new Violation(ErrorCode.TOO_LARGE, "A control frame carries at most 125 bytes.");
        }
        return ++controlFrames > MAX_CONTROL_FRAMES
                ? new Violation(ErrorCode.RATE_LIMITED, "There were too many pings or pongs. Connect again.")
                : null;
    }

    private @Nullable Violation dataFrame(boolean last) {
        messageBytes += payloadLeft;
        if (payloadLeft < 0 || messageBytes > maxMessageBytes || ++fragments > MAX_FRAGMENTS) {
            return new Violation(
                    ErrorCode.TOO_LARGE,
                    "A message has at most " + maxMessageBytes + " bytes in at most " + MAX_FRAGMENTS + " fragments.");
        }
        if (last) {
            messageBytes = 0;
            fragments = 0;
            controlFrames = 0;
        }
        return null;
    }
}
