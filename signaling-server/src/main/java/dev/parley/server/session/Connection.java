package dev.parley.server.session;

import dev.parley.protocol.ErrorCode;

/** The socket under a session. Every method may be called on any thread, also under a lock, and returns at once. */
public interface Connection {
    /**
     * Queues a text frame; {@link #flush} writes it. A connection whose queue is over its bound drops the frame and ends the session with
     * {@link ClientSession#lost} as a slow reader. A closed connection ignores it.
     */
    void send(String frame);

    /** Writes what is queued, as far as the network takes it now; the rest follows by itself. Not to be called under a lock: it asks the system. */
    void flush();

    /** Closes once what is queued has been written, or after a grace time if the peer does not read. */
    void close(ErrorCode reason);
}
