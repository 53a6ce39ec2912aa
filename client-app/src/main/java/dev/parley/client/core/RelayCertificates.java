package dev.parley.client.core;

/** What a TURN server that is reached over TLS ({@code turns:}) must show. Media is encrypted from end to end either way. */
public enum RelayCertificates {
    /** A certificate for its host name, from an authority that the WebRTC library knows. */
    CHECKED,
    /** Any. Whoever is on the way to the server can pose as it, and sees what a relay sees. */
    ANY
}
