package dev.parley.protocol;

/** Why one is no longer in a room, as one is told oneself. */
public enum RoomExit {
    /** One said {@code leave-room}. */
    LEFT,
    /** The host put one out. */
    REMOVED,
    /** The host, or the server's admin, closed the room for everybody. */
    CLOSED
}
