package dev.parley.client.core;

/** The room machine's states (Moore). */
public enum RoomPhase {
    NO_ROOM,
    CREATING,
    CREATED,
    JOINING,
    JOINED,
    LEAVING,
    LEFT
}
