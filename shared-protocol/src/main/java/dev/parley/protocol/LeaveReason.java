package dev.parley.protocol;

/** Why a participant is no longer in a room. */
public enum LeaveReason {
    /** Sent {@code leave-room}. */
    LEFT,
    /** The connection to the server ended. */
    DISCONNECTED,
    /** The server ended the connection: idle, too slow, too fast. */
    REMOVED
}
