package dev.parley.protocol;

/** Whether a participant is there. */
public enum Presence {
    ACTIVE,
    IDLE,
    AWAY,
    /** Its connection to the server ended, and the server keeps its place for a while. Said by the server only. */
    RECONNECTING
}
