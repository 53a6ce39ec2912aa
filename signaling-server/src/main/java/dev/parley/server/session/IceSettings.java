package dev.parley.server.session;

import dev.parley.protocol.IceServer;
import dev.parley.protocol.Limits;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.room.IceServerSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;

/**
 * The STUN and TURN servers that clients are told.
 *
 * @param stunUrls {@code stun:} URIs, up to {@value #MAX_URLS}
 * @param turnUrls {@code turn:} and {@code turns:} URIs, up to {@value #MAX_URLS}; told only with credentials
 * @param turnSecret coturn's {@code static-auth-secret}; empty if there is no TURN server
 * @param ttlSeconds how long credentials stay good, {@value #LEAST_TTL_SECONDS} or more
 */
public record IceSettings(List<String> stunUrls, List<String> turnUrls, String turnSecret, long ttlSeconds)
        implements IceServerSource {
    /** Half of what one message holds is for STUN, half for TURN. */
    public static final int MAX_URLS = Limits.ICE_SERVERS / 2 * Limits.ICE_SERVER_URLS;

    /** Shorter, and credentials could expire while a connection is being made. */
    public static final int LEAST_TTL_SECONDS = 10;

    public static final IceSettings NONE = new IceSettings(List.of(), List.of(), "", 12 * 3600);

    public IceSettings {
        stunUrls = List.copyOf(stunUrls);
        turnUrls = List.copyOf(turnUrls);
        if (!turnUrls.isEmpty() && turnSecret.isEmpty()) {
            throw new IllegalArgumentException("TURN servers need the secret they share with this server.");
        }
        if (stunUrls.size() > MAX_URLS || turnUrls.size() > MAX_URLS) {
            throw new IllegalArgumentException("At most " + MAX_URLS + " STUN and " + MAX_URLS + " TURN URLs.");
        }
        if (ttlSeconds < LEAST_TTL_SECONDS) {
            throw new IllegalArgumentException(
                    "TURN credentials must stay good for " + LEAST_TTL_SECONDS + " seconds or more.");
        }
    }

    @Override
    public ServerMessage.IceServers serversFor(String session, long nowMillis) {
        List<IceServer> servers = new ArrayList<>(servers(stunUrls, "", ""));
        if (turnUrls.isEmpty()) {
            return new ServerMessage.IceServers(servers, 0);
        }
        TurnCredentials credentials = TurnCredentials.of(turnSecret, session, nowMillis / 1000 + ttlSeconds);
        servers.addAll(servers(turnUrls, credentials.username(), credentials.password()));
        return new ServerMessage.IceServers(servers, ttlSeconds);
    }

    /** As few entries as the protocol allows for so many URLs. */
    private static List<IceServer> servers(List<String> urls, String username, String credential) {
        return urls.stream()
                .gather(Gatherers.windowFixed(Limits.ICE_SERVER_URLS))
                .map(some -> new IceServer(some, username, credential))
                .toList();
    }

    @Override
    public String toString() {
        return "IceSettings[stun=" + stunUrls + ", turn=" + turnUrls + "]";
    }
}
