package dev.parley.client.core;

/** The auth machine's states (Moore). */
public enum AuthPhase {
    UNAUTHENTICATED,
    AUTHENTICATING,
    AUTHENTICATED,
    TOKEN_EXPIRED,
    LOGGING_OUT
}
