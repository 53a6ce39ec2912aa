package dev.parley.client.app;

import dev.parley.client.port.MeetingHost;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SignalingServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signaling server inside this process, on all interfaces: on the port it had before, else on a free one. Starting and
 * stopping take their own thread.
 */
final class EmbeddedHost implements MeetingHost {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedHost.class);
    private static final long CLOSE_SECONDS = 3;
    private static final String ANYWHERE = "0.0.0.0";

    private final ExecutorService thread = Executors.newSingleThreadExecutor(Threads.daemons("parley-host"));
    private final Listener listener;
    private final HostFile file;
    private @Nullable SignalingServer server;

    /**
     * A host that is not started yet.
     *
     * @param file what it is known by, also at its next start
     */
    EmbeddedHost(Listener listener, HostFile file) {
        this.listener = listener;
        this.file = file;
    }

    @Override
    public void start() {
        thread.execute(this::listen);
    }

    @Override
    public void stop() {
        thread.execute(this::end);
    }

    @Override
    public void close() {
        stop();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.atWarn().log("The embedded server did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        end();
        try {
            SignalingServer started = open();
            server = started;
            List<URI> shared = started.urls().stream()
                    .map(URI::create)
                    .filter(url -> !isLoopback(url))
                    .toList();
            listener.onStarted(URI.create("ws://127.0.0.1:" + started.port()), shared);
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("The embedded server cannot start");
            listener.onFailed("This computer cannot host a meeting: " + e.getMessage()
                    + ". Check that a firewall allows Parley to accept connections, or use another server.");
        }
    }

    /** Another Parley on this computer may have the port; then this one takes another, and the first stays known by its own. */
    private SignalingServer open() throws IOException {
        HostFile.Identity identity = file.read();
        ServerSettings settings = ServerSettings.DEFAULTS.withTickets(identity.tickets());
        if (identity.port() != 0) {
            try {
                return SignalingServer.start(settings.withAddress(ANYWHERE, identity.port()));
            } catch (IOException e) {
                LOG.atInfo().setCause(e).log("The port of before is taken");
                return SignalingServer.start(settings.withAddress(ANYWHERE, 0));
            }
        }
        SignalingServer started = SignalingServer.start(settings.withAddress(ANYWHERE, 0));
        file.write(new HostFile.Identity(started.port(), identity.key()));
        return started;
    }

    private void end() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    private static boolean isLoopback(URI url) {
        try {
            return InetAddress.getByName(url.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
