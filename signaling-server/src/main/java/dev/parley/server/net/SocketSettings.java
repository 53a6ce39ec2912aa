package dev.parley.server.net;

import dev.parley.protocol.Limits;
import dev.parley.server.net.tls.CertificateFiles;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The numbers behind the socket.
 *
 * @param maxConnections sockets at one time; the next ones are refused with {@code too-many-connections}
 * @param maxConnectionsPerAddress the same for one network address
 * @param allowedOrigins the Origins whose pages may connect, such as {@code https://meet.example.org}; programs other
 *     than browsers send none and are not asked
 * @param handshakeTimeoutMillis how long the WebSocket handshake may take, in milliseconds
 * @param handshakeBytes longest request head, in bytes
 * @param messageBytes longest message over all its fragments, in bytes
 * @param queueFrames most frames waiting for one client; at the bound it is disconnected as a slow reader
 * @param queueBytes most bytes waiting for one client; the same
 * @param closeGraceMillis how long a closed client has to take its last words, in milliseconds
 * @param sweepMillis how often time-outs are looked at, in milliseconds
 * @param lostConnectionSeconds how often a WebSocket ping is sent; without a pong for one and a half times as long the
 *     connection counts as lost
 * @param proxies the reverse proxies that are believed when they say whom they speak for
 * @param certificates what to speak TLS with; null for plain WebSocket
 */
public record SocketSettings(
        int maxConnections,
        int maxConnectionsPerAddress,
        Set<String> allowedOrigins,
        long handshakeTimeoutMillis,
        int handshakeBytes,
        int messageBytes,
        int queueFrames,
        int queueBytes,
        long closeGraceMillis,
        long sweepMillis,
        int lostConnectionSeconds,
        TrustedProxies proxies,
        @Nullable CertificateFiles certificates) {
    public static final SocketSettings DEFAULTS = new SocketSettings(
            5_000,
            200,
            Set.of(),
            5_000,
            8 * 1024,
            Limits.FRAME_BYTES,
            256,
            512 * 1024,
            2_000,
            250,
            30,
            TrustedProxies.NONE,
            null);

    public SocketSettings {
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    public SocketSettings withConnections(int most, int mostPerAddress) {
        return new SocketSettings(
                most,
                mostPerAddress,
                allowedOrigins,
                handshakeTimeoutMillis,
                handshakeBytes,
                messageBytes,
                queueFrames,
                queueBytes,
                closeGraceMillis,
                sweepMillis,
                lostConnectionSeconds,
                proxies,
                certificates);
    }

    public SocketSettings withAllowedOrigins(Set<String> origins) {
        return new SocketSettings(
                maxConnections,
                maxConnectionsPerAddress,
                origins,
                handshakeTimeoutMillis,
                handshakeBytes,
                messageBytes,
                queueFrames,
                queueBytes,
                closeGraceMillis,
                sweepMillis,
                lostConnectionSeconds,
                proxies,
                certificates);
    }

    /** The same with other times, all in milliseconds. */
    public SocketSettings withTimes(long handshakeTimeout, long closeGrace, long sweep) {
        return new SocketSettings(
                maxConnections,
                maxConnectionsPerAddress,
                allowedOrigins,
                handshakeTimeout,
                handshakeBytes,
                messageBytes,
                queueFrames,
                queueBytes,
                closeGrace,
                sweep,
                lostConnectionSeconds,
                proxies,
                certificates);
    }

    public SocketSettings withProxies(TrustedProxies other) {
        return new SocketSettings(
                maxConnections,
                maxConnectionsPerAddress,
                allowedOrigins,
                handshakeTimeoutMillis,
                handshakeBytes,
                messageBytes,
                queueFrames,
                queueBytes,
                closeGraceMillis,
                sweepMillis,
                lostConnectionSeconds,
                other,
                certificates);
    }

    public SocketSettings withCertificates(@Nullable CertificateFiles other) {
        return new SocketSettings(
                maxConnections,
                maxConnectionsPerAddress,
                allowedOrigins,
                handshakeTimeoutMillis,
                handshakeBytes,
                messageBytes,
                queueFrames,
                queueBytes,
                closeGraceMillis,
                sweepMillis,
                lostConnectionSeconds,
                proxies,
                other);
    }
}
