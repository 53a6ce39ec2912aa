package dev.parley.client.signaling;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.Limits;
import java.nio.ByteBuffer;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.ContinuousFrame;
import org.java_websocket.framing.DataFrame;
import org.java_websocket.framing.PongFrame;
import org.java_websocket.framing.TextFrame;
import org.junit.jupiter.api.Test;

class BoundedDraftTest {
    private final BoundedDraft draft = new BoundedDraft();
    private final WebSocketImpl socket = new WebSocketImpl(new Deaf(), draft);

    @Test
    void control_frames_between_fragments_do_not_start_the_count_anew() throws InvalidDataException {
        draft.processFrame(socket, fragment(new TextFrame()));
        draft.processFrame(socket, new PongFrame());
        draft.processFrame(socket, fragment(new ContinuousFrame()));
        draft.processFrame(socket, new PongFrame());
        assertThatThrownBy(() -> draft.processFrame(socket, fragment(new ContinuousFrame())))
                .isInstanceOf(LimitExceededException.class);
    }

    private static DataFrame fragment(DataFrame frame) {
        frame.setFin(false);
        frame.setPayload(ByteBuffer.allocate(Limits.FRAME_BYTES / 2));
        return frame;
    }

    /** Hears nothing. */
    private static final class Deaf extends WebSocketAdapter {
        @Override
        public void onWebsocketMessage(org.java_websocket.WebSocket conn, String message) {}

        @Override
        public void onWebsocketMessage(org.java_websocket.WebSocket conn, ByteBuffer blob) {}

        @Override
        public void onWebsocketOpen(org.java_websocket.WebSocket conn, org.java_websocket.handshake.Handshakedata d) {}

        @Override
        public void onWebsocketClose(org.java_websocket.WebSocket ws, int code, String reason, boolean remote) {}

        @Override
        public void onWebsocketClosing(org.java_websocket.WebSocket ws, int code, String reason, boolean remote) {}

        @Override
        public void onWebsocketCloseInitiated(org.java_websocket.WebSocket ws, int code, String reason) {}

        @Override
        public void onWebsocketError(org.java_websocket.WebSocket conn, Exception ex) {}

        @Override
        public void onWriteDemand(org.java_websocket.WebSocket conn) {}

        @Override
        public java.net.InetSocketAddress getLocalSocketAddress(org.java_websocket.WebSocket conn) {
            return new java.net.InetSocketAddress(0);
        }

        @Override
        public java.net.InetSocketAddress getRemoteSocketAddress(org.java_websocket.WebSocket conn) {
            return new java.net.InetSocketAddress(0);
        }
    }
}
