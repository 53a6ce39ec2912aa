package dev.parley.client.app;

import dev.parley.client.core.Served;
import dev.parley.client.port.MeetingHost;
import dev.parley.server.net.ReachableUrl;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SignalingServer;
import dev.parley.server.room.RoomCounts;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
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

    /** How often it is looked who is there. */
    private static final long LOOK_MS = 1_000;

    private static final String ANYWHERE = "0.0.0.0";

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Threads.daemons("parley-host"));
    private final Listener listener;
    private final HostFile file;
    private @Nullable SignalingServer server;
    private @Nullable Future<?> looking;
    private Served told = Served.NOBODY;

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
            List<ReachableUrl> shared = shared(started.reachableUrls());
            listener.onStarted(
                    URI.create("ws://127.0.0.1:" + started.port()),
                    urls(shared.stream()),
                    Set.copyOf(urls(tunnels(shared))));
            told = Served.NOBODY;
            looking = thread.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("The embedded server cannot start");
            listener.onFailed(String.valueOf(e.getMessage()));
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
        if (looking != null) {
            looking.cancel(false);
            looking = null;
        }
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** What leads to containers and virtual machines inside this computer is a link for nobody, while there is another. */
    private static List<ReachableUrl> shared(List<ReachableUrl> all) {
        List<ReachableUrl> others = of(all, kind -> kind != ReachableUrl.Kind.THIS_COMPUTER);
        List<ReachableUrl> outside = of(others, kind -> kind != ReachableUrl.Kind.INSIDE);
        return outside.isEmpty() ? others : outside;
    }

    private static List<ReachableUrl> of(List<ReachableUrl> urls, Predicate<ReachableUrl.Kind> wanted) {
        return urls.stream().filter(url -> wanted.test(url.kind())).toList();
    }

    private static Stream<ReachableUrl> tunnels(List<ReachableUrl> urls) {
        return urls.stream().filter(url -> url.kind() == ReachableUrl.Kind.TUNNEL);
    }

    private static List<URI> urls(Stream<ReachableUrl> urls) {
        return urls.map(url -> URI.create(url.url())).toList();
    }

    /** Says who is there, when it is not as before. */
    private void look() {
        SignalingServer running = server;
        if (running == null) {
            return;
        }
        RoomCounts rooms = running.stats().rooms();
        Served now = new Served(rooms.memberships(), rooms.publicRooms());
        if (!now.equals(told)) {
            told = now;
            listener.onServes(now);
        }
    }
}
