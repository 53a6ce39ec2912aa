package dev.parley.server.net;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.TextFrame;
import org.java_websocket.protocols.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * The library's reading of frames, with a short way for what nearly every frame is: a text message in one fragment. There the library unmasks byte by byte and
 * decodes the text twice. All other frames are handed to it, whole.
 *
 * <p>One connection's; one thread at a time.
 */
final class WholeFrames extends Draft_6455 {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private static final int FINAL_TEXT = 0x81;
    private static final int SHORTEST_HEAD = 2;
    private static final int MASK_BYTES = 4;
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    /** What a decoder puts where bytes are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private final int mostBytes;

    /** The beginning of a frame whose end has not come. */
    private @Nullable ByteBuffer begun;

    /** Whether a message of several fragments has begun and not ended. */
    private boolean fragmented;

    /** {@code mostBytes}: of one frame's payload. */
    WholeFrames(int mostBytes) {
        super(List.of(), List.of(new Protocol("")), mostBytes);
        this.mostBytes = mostBytes;
    }

    @Override
    public Draft copyInstance() {
        return new WholeFrames(mostBytes);
    }

    @Override
    public List<Framedata> translateFrame(ByteBuffer bytes) throws InvalidDataException {
        List<Framedata> frames = new ArrayList<>(1);
        while (bytes.hasRemaining()) {
            ByteBuffer whole = next(bytes);
            if (whole != null) {
                read(whole, frames);
            }
        }
        return frames;
    }

    /** Takes a whole frame, or else all bytes there are and keeps them. */
    private @Nullable ByteBuffer next(ByteBuffer bytes) throws LimitExceededException {
        ByteBuffer kept = begun;
        if (kept == null) {
            int size = size(bytes);
            if (size > bytes.remaining()) {
                begun = ByteBuffer.allocate(size).put(bytes);
                return null;
            }
            return take(bytes, size);
        }
        kept.put(take(bytes, Math.min(kept.remaining(), bytes.remaining())));
        if (kept.hasRemaining()) {
            return null;
        }
        kept.flip();
        int size = size(kept);
        begun = size > kept.limit() ? ByteBuffer.allocate(size).put(kept) : null;
        return begun == null ? kept : null;
    }

    private static ByteBuffer take(ByteBuffer bytes, int size) {
        ByteBuffer taken = bytes.duplicate().limit(bytes.position() + size);
        bytes.position(taken.limit());
        return taken;
    }

    /** How many bytes the frame has that begins here, as far as can be told: with its head incomplete, those of the head. */
    private int size(ByteBuffer frame) throws LimitExceededException {
        int at = frame.position();
        if (frame.remaining() < SHORTEST_HEAD) {
            return SHORTEST_HEAD;
        }
        int head = headBytes(frame.get(at + 1));
        if (frame.remaining() < head) {
            return head;
        }
        long payload = payloadBytes(frame);
        if (payload < 0 || payload > mostBytes) {
            throw new LimitExceededException("Payload limit reached.", mostBytes);
        }
        return head + (int) payload;
    }

    private static int headBytes(byte second) {
        int mask = second < 0 ? MASK_BYTES : 0;
        return mask
                + switch (second & 0x7F) {
                    case 126 -> 4;
                    case 127 -> 10;
                    default -> SHORTEST_HEAD;
                };
    }

    private static long payloadBytes(ByteBuffer frame) {
        int at = frame.position();
        int first = frame.get(at + 1) & 0x7F;
        return switch (first) {
            case 126 -> frame.getShort(at + 2) & 0xFFFF;
            case 127 -> frame.getLong(at + 2);
            default -> first;
        };
    }

    private void read(ByteBuffer whole, List<Framedata> frames) throws InvalidDataException {
        int at = whole.position();
        if ((whole.get(at) & 0xFF) == FINAL_TEXT && whole.get(at + 1) < 0) {
            frames.add(text(whole));
        } else {
            frames.addAll(super.translateFrame(whole));
        }
    }

    private static Framedata text(ByteBuffer whole) {
        int head = headBytes(whole.get(whole.position() + 1));
        byte[] mask = new byte[MASK_BYTES];
        whole.position(whole.position() + head - MASK_BYTES).get(mask);
        byte[] payload = new byte[whole.remaining()];
        whole.get(payload);
        unmask(payload, mask);
        TextFrame text = new TextFrame();
        text.setPayload(ByteBuffer.wrap(payload));
        text.setTransferemasked(true);
        return text;
    }

    /** RFC 6455 §5.3, eight bytes at a time. */
    private static void unmask(byte[] payload, byte[] mask) {
        long four = (int) INT.get(mask, 0) & LOW_HALF;
        long eight = four | four << Integer.SIZE;
        int at = 0;
        for (; at + Long.BYTES <= payload.length; at += Long.BYTES) {
            LONG.set(payload, at, (long) LONG.get(payload, at) ^ eight);
        }
        for (; at < payload.length; at++) {
            payload[at] ^= mask[at % MASK_BYTES];
        }
    }

    @Override
    public void processFrame(WebSocketImpl socket, Framedata frame) throws InvalidDataException {
        if (frame.getOpcode() == Opcode.TEXT && frame.isFin() && !fragmented) {
            String text = new String(frame.getPayloadData().array(), StandardCharsets.UTF_8);
            if (text.indexOf(REPLACEMENT) < 0) {
                socket.getWebSocketListener().onWebsocketMessage(socket, text);
                return;
            }
        }
        super.processFrame(socket, frame);
        follow(frame);
    }

    /** The library refuses fragments in another order. */
    private void follow(Framedata frame) {
        switch (frame.getOpcode()) {
            case TEXT, BINARY -> fragmented = !frame.isFin();
            case CONTINUOUS -> fragmented = fragmented && !frame.isFin();
            case PING, PONG, CLOSING -> {}
        }
    }
}
