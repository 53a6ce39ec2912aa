package dev.parley.server.room;

import dev.parley.protocol.ServerMessage;
import java.util.List;

/** Gives a session its STUN and TURN servers. Called inside the engine: it answers at once, without I/O. */
@FunctionalInterface
public interface IceServerSource {
    /** No servers: enough on one local network. */
    IceServerSource NONE = (session, nowMillis) -> new ServerMessage.IceServers(List.of(), 0);

    /**
     * The servers for one session, with credentials that are good from now on.
     *
     * @param session becomes part of ephemeral TURN credentials
     * @param nowMillis milliseconds since 1970-01-01T00:00Z
     */
    ServerMessage.IceServers serversFor(String session, long nowMillis);
}
