package dev.parley.protocol;

/** What a participant may do in a room. */
public enum Role {
    /** Opened the room, or was handed it. */
    HOST,
    /** A member. */
    PARTICIPANT,
    /** A member who may look and listen but not change the room. */
    GUEST
}
