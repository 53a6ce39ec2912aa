package dev.parley.server.session;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;

/**
 * Hears what happens on a server, for whoever counts it. Called on any thread, also under locks and for every message:
 * each method returns at once and throws nothing. None is given a name, an id or an address.
 */
public interface Telemetry {
    /** Counts nothing. */
    Telemetry NONE = new Telemetry() {};

    /** A WebSocket handshake was done. */
    default void connected() {}

    /**
     * The end of a connection that was told by {@link #connected}.
     *
     * @param millis how long it lasted, 0 or more
     */
    default void disconnected(long millis) {}

    /** A connection was not let in. */
    default void turnedAway(ErrorCode code) {}

    /** A message was read. */
    default void received(ClientMessage message) {}

    /** A message was answered with an error. */
    default void refused(ErrorCode code) {}

    /** The server ended a session. */
    default void ended(ErrorCode code) {}

    /** A client told what its connections were like. */
    default void reported(ClientMessage.Report report) {}

    /**
     * Somebody is in a room.
     *
     * @param resumed whether they were in it before and took their place again
     * @param nanos from the request to its queued answer, 0 or more
     */
    default void joined(boolean resumed, long nanos) {}
}
