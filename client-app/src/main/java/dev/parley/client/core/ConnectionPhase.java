package dev.parley.client.core;

/** The connection machine's states (Moore): the way to the signaling server. */
public enum ConnectionPhase {
    IDLE,
    CONNECTING,
    CONNECTED,
    DISCONNECTED,
    RECONNECTING,
    FAILED
}
