package dev.parley.client.port;

import dev.parley.client.core.Served;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** The signaling server inside this process. No call blocks. */
public interface MeetingHost extends AutoCloseable {
    /** Starts on a free port. */
    void start();

    /** Stops; the clients are told. */
    void stop();

    @Override
    void close();

    /** Where news goes. */
    interface Listener {
        /**
         * It accepts connections.
         *
         * @param local its URL for this process
         * @param shared its URLs for other computers, best first
         * @param tunnels those of them that only members of a virtual private network reach
         */
        void onStarted(URI local, List<URI> shared, Set<URI> tunnels);

        /** Somebody came or went, or a public meeting changed. */
        void onServes(Served served);

        /**
         * It could not be started.
         *
         * @param message of the system, in its words, without a full stop
         */
        void onFailed(String message);
    }
}
