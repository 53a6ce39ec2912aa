package dev.parley.client.app.bench.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An offer from one member to another as a whole frame, of which only the number changes. Sender and number are the session id and version of the description's
 * origin (RFC 8866 §5.2), so that they arrive whatever a server does with the JSON around them.
 */
final class OfferFrame {
    /** Of the message, in bytes. */
    static final int BYTES = 2_500;

    private static final int SENDER_DIGITS = 6;
    private static final int NUMBER_DIGITS = 9;
    private static final int TEN = 10;
    private static final byte[] ORIGIN = "o=- ".getBytes(StandardCharsets.US_ASCII);

    /** Candidate lines fill a description, as in a real one. */
    private static final String LINE =
            "a=candidate:1467250027 1 udp 2122260223 192.168.1.23 46154 typ host generation 0\\r\\n";

    private final byte[] frame;
    private final int numberAt;
    private final int numberInPayload;

    OfferFrame(Member sender, Member receiver) {
        String head = "{\"type\":\"offer\",\"data\":{\"room\":\"" + sender.room() + "\",\"to\":\"" + receiver.self()
                + "\",\"generation\":1,\"number\":1,\"sdp\":\"v=0\\r\\no=- " + digits(sender.number(), SENDER_DIGITS)
                + " ";
        String tail = "\"}}";
        StringBuilder text =
                new StringBuilder(head).append(digits(0, NUMBER_DIGITS)).append(" IN IP4 127.0.0.1\\r\\n");
        while (text.length() + LINE.length() + tail.length() <= BYTES) {
            text.append(LINE);
        }
        text.append("x".repeat(BYTES - text.length() - tail.length())).append(tail);
        byte[] payload = text.toString().getBytes(StandardCharsets.US_ASCII);
        frame = ClientFrames.frame(ClientFrames.TEXT, payload);
        numberInPayload = head.length();
        numberAt = ClientFrames.headBytes(payload.length) + numberInPayload;
    }

    private static String digits(int value, int count) {
        String plain = String.valueOf(value);
        return "0".repeat(count - plain.length()) + plain;
    }

    /** The frame with this number, 0 to 999,999,999. Valid until the next call. */
    ByteBuffer numbered(int number) {
        int left = number;
        for (int i = NUMBER_DIGITS - 1; i >= 0; i--) {
            frame[numberAt + i] = ClientFrames.masked((byte) ('0' + left % TEN), numberInPayload + i);
            left /= TEN;
        }
        return ByteBuffer.wrap(frame);
    }

    /** Where the origin begins in a message that was relayed. */
    private static int origin(byte[] bytes, int from, int length) {
        for (int at = from; at + ORIGIN.length <= from + length; at++) {
            if (bytes[at] == ORIGIN[0] && bytes[at + 1] == ORIGIN[1] && bytes[at + 2] == ORIGIN[2]) {
                return at + ORIGIN.length;
            }
        }
        throw new IllegalStateException("An offer arrived without its origin.");
    }

    /** The sender's number in an offer that was relayed. */
    static int sender(byte[] bytes, int from, int length) {
        return parse(bytes, origin(bytes, from, length), SENDER_DIGITS);
    }

    /** The number of an offer that was relayed. */
    static int number(byte[] bytes, int from, int length) {
        return parse(bytes, origin(bytes, from, length) + SENDER_DIGITS + 1, NUMBER_DIGITS);
    }

    private static int parse(byte[] bytes, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value * TEN + (bytes[i] - '0');
        }
        return value;
    }
}
