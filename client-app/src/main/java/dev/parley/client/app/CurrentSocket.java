package dev.parley.client.app;

import dev.parley.client.core.Event;
import dev.parley.client.port.Signaling;
import dev.parley.protocol.ServerMessage;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the signaling socket says into events. News of a socket that is no longer the current one when their turn
 * comes are forgotten, even if they were queued before. Called on the core thread.
 */
final class CurrentSocket {
    private final Signaling signaling;
    private final Store store;
    private @Nullable Heard current;

    CurrentSocket(Signaling signaling, Store store) {
        this.signaling = signaling;
        this.store = store;
    }

    Signaling signaling() {
        return signaling;
    }

    void open(URI server) {
        Heard next = new Heard();
        current = next;
        signaling.open(server, next);
    }

    void close() {
        current = null;
        signaling.close();
    }

    /** What one socket says; called on its threads. */
    private final class Heard implements Signaling.Listener {
        @Override
        public void onOpened() {
            send(new Event.SocketOpened());
        }

        @Override
        public void onClosed(String reason) {
            send(new Event.SocketClosed(reason));
        }

        @Override
        public void onMessage(ServerMessage message, @Nullable String re) {
            send(new Event.ServerSaid(message, re));
        }

        private void send(Event event) {
            store.sendIf(event, () -> current == this);
        }
    }
}
