package dev.parley.client.signaling;

import dev.parley.protocol.Limits;
import java.util.List;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.protocols.Protocol;

/**
 * RFC 6455 with a bound on a whole message. The library's own limit is 2 GiB a frame unless set, and does not count the
 * continuation frames of one message together.
 */
final class BoundedDraft extends Draft_6455 {
    private int messageBytes;

    BoundedDraft() {
        super(List.of(), List.of(new Protocol("")), Limits.FRAME_BYTES);
    }

    @Override
    public void processFrame(WebSocketImpl socket, Framedata frame) throws InvalidDataException {
        count(frame);
        super.processFrame(socket, frame);
    }

    private void count(Framedata frame) throws LimitExceededException {
        switch (frame.getOpcode()) {
            case TEXT, BINARY -> messageBytes = 0;
            case CONTINUOUS -> {}
            // Control frames come between fragments (RFC 6455 §5.4) and are no part of the message.
            case PING, PONG, CLOSING -> {
                return;
            }
        }
        messageBytes += frame.getPayloadData().remaining();
        if (messageBytes > Limits.FRAME_BYTES) {
            throw new LimitExceededException("message over " + Limits.FRAME_BYTES + " bytes");
        }
    }

    @Override
    public Draft copyInstance() {
        return new BoundedDraft();
    }
}
