package dev.parley.server.session;

import dev.parley.protocol.ErrorCode;

/** The socket under a session. Every method may be called on any thread, also under a lock, and returns at once. */
public interface Connection {
    /**
     * Queues a text frame. A connection whose queue is over its bound drops the frame and ends the session with
     * {@link ClientSession#lost} as a slow reader. A closed connection ignores it.
     */
    void send(String frame);

    /** Closes once what is queued has been written, or after a grace time if the peer does not read. */
    void close(ErrorCode reason);
}
