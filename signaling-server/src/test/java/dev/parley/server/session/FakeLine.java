package dev.parley.server.session;

import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.json.Codec;
import dev.parley.protocol.json.DecodeException;
import java.util.ArrayDeque;
import java.util.Deque;

/** A connection that keeps what it was told, once that was flushed. Like the real one, it ignores what comes after its end. */
final class FakeLine implements Connection {
    final Deque<Envelope<ServerMessage>> sent = new ArrayDeque<>();
    private final Deque<Envelope<ServerMessage>> queued = new ArrayDeque<>();
    ErrorCode closed;

    /** Whether there is a defect in it. */
    boolean broken;

    @Override
    public void send(String frame) {
        if (broken) {
            throw new IllegalStateException("A defect, for a test.");
        }
        if (closed != null) {
            return;
        }
        try {
            queued.add(Codec.decodeServer(frame));
        } catch (DecodeException e) {
            throw new AssertionError(frame, e);
        }
    }

    @Override
    public void flush() {
        sent.addAll(queued);
        queued.clear();
    }

    @Override
    public void close(ErrorCode reason) {
        flush();
        closed = reason;
    }

    ServerMessage last() {
        return sent.getLast().message();
    }
}
