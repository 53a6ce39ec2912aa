package dev.parley.client.signaling;

import dev.parley.client.port.Signaling;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.json.Codec;
import java.net.URI;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Signaling over Java-WebSocket. Connecting, with its handshake, takes up to {@value SignalingSocket#OPEN_MS} ms.
 *
 * <p>Calls come from one thread (the core thread); the listener is called on the socket's threads.
 */
public final class WebSocketSignaling implements Signaling {
    private final ScheduledExecutorService deadlines;
    private @Nullable SignalingSocket current;

    /**
     * Without a socket yet.
     *
     * @param deadlines runs the connect and close deadlines; its owner ends it
     */
    public WebSocketSignaling(ScheduledExecutorService deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void open(URI server, Listener listener) {
        close();
        SignalingSocket socket = new SignalingSocket(server, listener, deadlines);
        current = socket;
        socket.start();
    }

    @Override
    public void send(ClientMessage message, @Nullable String id) {
        if (current != null) {
            current.sendText(Codec.encodeClient(new Envelope<>(message, id, null)));
        }
    }

    @Override
    public void close() {
        if (current != null) {
            current.abandon();
            current = null;
        }
    }
}
