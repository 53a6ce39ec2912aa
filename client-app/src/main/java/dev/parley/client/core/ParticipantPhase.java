package dev.parley.client.core;

/** The participant machine's states (Moore). */
public enum ParticipantPhase {
    JOINING,
    ACTIVE,
    IDLE,
    AWAY,
    DISCONNECTED
}
