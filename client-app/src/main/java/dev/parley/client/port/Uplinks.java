package dev.parley.client.port;

import dev.parley.client.core.Carried;

/** What the uplinks of the networks this computer was on were seen to carry. No call blocks or touches the disk. */
public interface Uplinks extends AutoCloseable {
    /** Looks up the network this computer is on now. Answer: {@link Listener#onRecalled}. */
    void recall();

    /** Remembers it of the network that was looked up last. */
    void keep(Carried carried);

    /** Waits until what was asked is done, up to a second. */
    @Override
    void close();

    /** Where the answer goes. Called on the adapter's thread; must not block. */
    interface Listener {
        /** {@link Carried#UNKNOWN} if nothing is remembered, or no network is there. */
        void onRecalled(Carried carried);
    }
}
