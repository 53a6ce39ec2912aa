package dev.parley.client.port;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ServerMessage;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The socket to the signaling server. No call blocks. At most one socket is current; nothing is heard of an earlier one. */
public interface Signaling extends AutoCloseable {
    /**
     * Opens a socket, closing the current one.
     *
     * @param listener hears of this socket only
     */
    void open(URI server, Listener listener);

    /** Sends on the current socket; dropped if it is not open. */
    void send(ClientMessage message, @Nullable String id);

    /** Closes the current socket. */
    @Override
    void close();

    /** Where news goes. Called on the adapter's threads; must not block. */
    interface Listener {
        void onOpened();

        /** Also when the socket could not be opened. Once a socket. */
        void onClosed(String reason);

        void onMessage(ServerMessage message, @Nullable String re);
    }
}
