package dev.parley.server.session;

import dev.parley.protocol.IceServer;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.room.IceServerSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The STUN and TURN servers that clients are told.
 *
 * @param stunUrls {@code stun:} URIs
 * @param turnUrls {@code turn:} and {@code turns:} URIs; told only together with credentials
 * @param turnSecret coturn's {@code static-auth-secret}; empty if there is no TURN server
 * @param ttlSeconds how long credentials stay good
 */
public record IceSettings(List<String> stunUrls, List<String> turnUrls, String turnSecret, long ttlSeconds)
        implements IceServerSource {
    public static final IceSettings NONE = new IceSettings(List.of(), List.of(), "", 12 * 3600);

    public IceSettings {
        stunUrls = List.copyOf(stunUrls);
        turnUrls = List.copyOf(turnUrls);
        if (!turnUrls.isEmpty() && turnSecret.isEmpty()) {
            throw new IllegalArgumentException("TURN servers need the secret they share with this server.");
        }
        if (ttlSeconds < 60) {
            throw new IllegalArgumentException("TURN credentials must stay good for 60 seconds or more.");
        }
    }

    @Override
    public ServerMessage.IceServers serversFor(String session, long nowMillis) {
        List<IceServer> servers = new ArrayList<>();
        if (!stunUrls.isEmpty()) {
            servers.add(new IceServer(stunUrls, "", ""));
        }
        if (turnUrls.isEmpty()) {
            return new ServerMessage.IceServers(servers, 0);
        }
        TurnCredentials credentials = TurnCredentials.of(turnSecret, session, nowMillis / 1000 + ttlSeconds);
        servers.add(new IceServer(turnUrls, credentials.username(), credentials.password()));
        return new ServerMessage.IceServers(servers, ttlSeconds);
    }

    @Override
    public String toString() {
        return "IceSettings[stun=" + stunUrls + ", turn=" + turnUrls + "]";
    }
}
