package dev.parley.client.port;

import java.net.URI;
import java.util.List;

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
        void onStarted(URI local, List<URI> shared);

        void onFailed(String message);
    }
}
