package dev.parley.server.session;

import dev.parley.protocol.Capability;
import java.util.List;

/**
 * The numbers behind a session.
 *
 * @param server program and version, told in {@code welcome}
 * @param capabilities optional features this server offers; the client is told those it named too
 * @param access who may come in
 * @param helloTimeoutMillis how long a connection may stay without its {@code hello}, in milliseconds
 * @param heartbeatMillis a client that has nothing to say sends {@code ping} this often, in milliseconds
 * @param idleTimeoutMillis a session from which no message came for so long is ended, in milliseconds; three heartbeats or
 *     more, so that a lost one or two do not matter
 * @param limits how much one client and one address may send
 * @param linkBase what stands before a room's id in the web addresses of its rooms; empty if there are none
 */
public record SessionSettings(
        String server,
        List<String> capabilities,
        Access access,
        long helloTimeoutMillis,
        long heartbeatMillis,
        long idleTimeoutMillis,
        RateSettings limits,
        String linkBase) {
    public static final SessionSettings DEFAULTS = new SessionSettings(
            "parley-server/0.1.0",
            List.of(Capability.ENTRY),
            Access.OPEN,
            10_000,
            5_000,
            45_000,
            RateSettings.DEFAULTS,
            "");

    public SessionSettings {
        capabilities = List.copyOf(capabilities);
        if (helloTimeoutMillis < 1 || heartbeatMillis < 1 || idleTimeoutMillis < 3 * heartbeatMillis) {
            throw new IllegalArgumentException(
                    "Times must be positive, and the idle time-out three heartbeats or more.");
        }
    }

    public SessionSettings withAccess(Access other) {
        return new SessionSettings(
                server, capabilities, other, helloTimeoutMillis, heartbeatMillis, idleTimeoutMillis, limits, linkBase);
    }

    public SessionSettings withCapabilities(List<String> others) {
        return new SessionSettings(
                server, others, access, helloTimeoutMillis, heartbeatMillis, idleTimeoutMillis, limits, linkBase);
    }

    public SessionSettings withLimits(RateSettings other) {
        return new SessionSettings(
                server, capabilities, access, helloTimeoutMillis, heartbeatMillis, idleTimeoutMillis, other, linkBase);
    }

    public SessionSettings withTimeouts(long hello, long heartbeat, long idle) {
        return new SessionSettings(server, capabilities, access, hello, heartbeat, idle, limits, linkBase);
    }

    public SessionSettings withLinkBase(String other) {
        return new SessionSettings(
                server, capabilities, access, helloTimeoutMillis, heartbeatMillis, idleTimeoutMillis, limits, other);
    }
}
