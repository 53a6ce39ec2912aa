package dev.parley.protocol;

/** What a participant tells the others about being there. */
public enum Presence {
    ACTIVE,
    IDLE,
    AWAY
}
