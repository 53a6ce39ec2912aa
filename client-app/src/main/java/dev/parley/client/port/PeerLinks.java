package dev.parley.client.port;

import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkKey;
import dev.parley.client.core.RelayCertificates;

/** All peer connections of this process. Commands of one key run in order; no call blocks. */
public interface PeerLinks extends AutoCloseable {
    /** Queues a command. A command for an unknown or closed key is dropped. */
    void execute(LinkKey key, LinkCommand command);

    /**
     * What TURN servers reached over TLS must show from now on. A connection that is open looks for other ways only when it is
     * restarted.
     */
    void trustRelays(RelayCertificates certificates);

    /** Closes all connections and frees the media stack. Blocks until that is done; called once, last. */
    @Override
    void close();

    /** Where reports go. Called on the adapter's threads; must not block. */
    interface Listener {
        void onEvent(LinkKey key, LinkEvent event);
    }
}
