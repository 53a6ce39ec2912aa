package dev.parley.client.app.bench.server;

import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SignalingServer;
import dev.parley.server.net.SocketSettings;
import dev.parley.server.session.Rate;
import dev.parley.server.session.RateSettings;
import dev.parley.server.session.SessionSettings;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Parley's server whose limits on messages are so high that no load reaches them, but are counted all the same: as it is, it relays 80 messages a second of a
 * member and no more. Only for {@code parley bench server}.
 */
public final class RoomyServer {
    private static final Rate ENDLESS = new Rate(1_000_000_000, 1_000_000_000);

    private RoomyServer() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        try (SignalingServer server = SignalingServer.start(settings())) {
            System.out.println(server.url());
            TimeUnit.DAYS.sleep(1);
        }
    }

    /** Everything as usual but the limits. */
    static ServerSettings settings() {
        RateSettings rates = RateSettings.all(ENDLESS);
        return ServerSettings.DEFAULTS
                .withSessions(SessionSettings.DEFAULTS.withLimits(rates))
                .withSockets(SocketSettings.DEFAULTS.withConnections(Rival.MOST_CONNECTIONS, Rival.MOST_CONNECTIONS));
    }
}
