package dev.parley.protocol;

/** Why a participant is no longer in a room. */
public enum LeaveReason {
    /** Sent {@code leave-room}. */
    LEFT,
    /** The connection to the server ended, and nobody came back in time. */
    DISCONNECTED,
    /** The host put the participant out, or the server ended the connection because it broke the rules. */
    REMOVED
}
