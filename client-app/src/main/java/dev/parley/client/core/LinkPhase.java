package dev.parley.client.core;

/** The peer link machine's states (Mealy). */
public enum LinkPhase {
    IDLE,
    CONNECTING,
    CONNECTED,
    RECONNECTING,
    FAILED
}
