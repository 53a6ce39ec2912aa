package dev.parley.server.net;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.server.room.RefusedException;
import dev.parley.server.room.RoomEngine;
import dev.parley.server.room.Tickets;
import dev.parley.server.session.AddressBook;
import dev.parley.server.session.ClientSession;
import dev.parley.server.session.HmacTickets;
import dev.parley.server.session.RandomIds;
import dev.parley.server.session.RoomPasswords;
import dev.parley.server.session.Sessions;
import dev.parley.server.session.Switchboard;
import dev.parley.server.session.Telemetry;
import dev.parley.server.session.Timekeeper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running signaling server; the desktop app carries one inside, the standalone program is one with a command line.
 *
 * <pre>{@code
 * try (SignalingServer server = SignalingServer.start(ServerSettings.DEFAULTS.withAddress("0.0.0.0", 0))) {
 *     List<String> links = server.urls();   // ws://192.168.1.20:41234, …
 * }
 * }</pre>
 *
 * <p>Everything runs on daemon threads. All methods may be called on any thread.
 */
public final class SignalingServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("server.net");
    private static final Duration STOP_WITHIN = Duration.ofSeconds(1);

    /** A sweep takes milliseconds; a machine that gives this program no time at all for so long is no use either. */
    private static final long STALLED_MILLIS = 15_000;

    private final ServerSettings settings;
    private final Switchboard switchboard;
    private final Encryption encryption;
    private final Doorkeeper door;
    private final SocketServer sockets;
    private final ScheduledExecutorService keeper;
    private final RoomPasswords passwords;
    private final QueueBudget queues = QueueBudget.ofHeap();
    private final Timekeeper time;
    private @Nullable Future<?> sweeping;
    private volatile long sweptMillis;

    private SignalingServer(ServerSettings settings, Timekeeper time, Telemetry telemetry) {
        SecureRandom random = new SecureRandom();
        RandomIds ids = new RandomIds(random);
        AddressBook addresses =
                new AddressBook(settings.sessions().limits(), settings.sockets().maxConnectionsPerAddress(), time);
        this.settings = settings;
        this.time = time;
        this.sweptMillis = time.monotonicMillis();
        Tickets tickets = tickets(settings, random);
        RoomEngine engine = new RoomEngine(settings.rooms(), ids, settings.ice(), tickets, settings.store());
        this.passwords = new RoomPasswords(tickets, random);
        this.switchboard = new Switchboard(engine, time, telemetry, settings.store());
        this.encryption = Encryption.with(settings.sockets().certificates());
        this.door = new Doorkeeper(settings.sockets(), addresses, time, telemetry, encryption, settings.pages());
        this.keeper = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("server-keeper").daemon().factory());
        Sessions sessions =
                new Sessions(settings.sessions(), settings.rooms(), switchboard, addresses, ids, time, passwords);
        this.sockets =
                new SocketServer(new InetSocketAddress(settings.host(), settings.port()), door, sessions, keeper);
    }

    private static Tickets tickets(ServerSettings settings, SecureRandom random) {
        Tickets configured = settings.tickets();
        return configured == null ? HmacTickets.withKeyFrom(random) : configured;
    }

    /**
     * Starts a server and returns once it accepts connections.
     *
     * @throws IOException if it cannot listen there: a {@link java.net.BindException} when the port is taken or needs
     *     more rights
     */
    public static SignalingServer start(ServerSettings settings) throws IOException {
        return start(settings, Telemetry.NONE);
    }

    /** The same, and tells {@code telemetry} what happens. */
    public static SignalingServer start(ServerSettings settings, Telemetry telemetry) throws IOException {
        return start(settings, Timekeeper.system(), telemetry);
    }

    static SignalingServer start(ServerSettings settings, Timekeeper time) throws IOException {
        return start(settings, time, Telemetry.NONE);
    }

    private static SignalingServer start(ServerSettings settings, Timekeeper time, Telemetry telemetry)
            throws IOException {
        SignalingServer server = new SignalingServer(settings, time, telemetry);
        server.listen();
        return server;
    }

    private void listen() throws IOException {
        sockets.start();
        try {
            sockets.started().get();
        } catch (ExecutionException e) {
            keeper.shutdownNow();
            passwords.close();
            encryption.close();
            throw e.getCause() instanceof IOException io ? io : new IOException("The server cannot start.", e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the server started");
        }
        long pause = settings.sockets().sweepMillis();
        sweeping = keeper.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
        LOG.atInfo()
                .addKeyValue("host", settings.host())
                .addKeyValue("port", port())
                .log("Listening");
    }

    /** The port it listens on, 1 to 65535. */
    public int port() {
        return sockets.getPort();
    }

    /** The URL for this computer. */
    public String url() {
        return urls().getFirst();
    }

    /** The URLs under which others reach this server, the most likely first; at least one. */
    public List<String> urls() {
        return reachableUrls().stream().map(ReachableUrl::url).toList();
    }

    /** The same, with from where each of them can be reached. */
    public List<ReachableUrl> reachableUrls() {
        return LocalAddresses.reaching(settings.host()).stream()
                .map(address -> new ReachableUrl(
                        encryption.scheme() + "://" + address.literal() + ":" + port(), address.kind()))
                .toList();
    }

    /** What the server is doing at the moment. */
    public ServerStats stats() {
        int clients = (int) sockets.open().stream()
                .map(SocketConnection::session)
                .filter(session -> session != null && session.isReady())
                .count();
        IntSummaryStatistics queues = sockets.open().stream()
                .mapToInt(SocketConnection::waitingFrames)
                .summaryStatistics();
        return new ServerStats(
                door.connections(),
                clients,
                door.isDraining(),
                queues.getSum(),
                Math.max(0, queues.getMax()),
                switchboard.counts());
    }

    /** All rooms, the private ones too, oldest first. */
    public List<RoomInfo> rooms() {
        return switchboard.rooms();
    }

    /**
     * Opens a room, as a client does. It waits a minute for its first member.
     *
     * @throws RefusedException if the server has as many rooms as it may, or the room is too large for it
     */
    public RoomInfo openRoom(ClientMessage.CreateRoom create) throws RefusedException {
        return switchboard.open(create);
    }

    /** Closes a room: whoever is in it is told, and nobody comes back into it. False if there is no such room. */
    public boolean closeRoom(RoomId room) {
        return switchboard.close(room);
    }

    /** A durable room as it is now, with whoever is in it. */
    public RoomInfo asItIs(RoomInfo kept) {
        return switchboard.asItIs(kept);
    }

    /** A durable room is kept no more: whoever is in it is told, and nobody comes back into it. */
    public void roomDeleted(RoomId room) {
        switchboard.delete(room);
    }

    /** Whether sockets are served, and its inner clock still runs: then no thread holds the rooms for ever. */
    public boolean isWorking() {
        return sockets.isWorking() && isSwept();
    }

    private boolean isSwept() {
        return time.monotonicMillis() - sweptMillis
                < STALLED_MILLIS + settings.sockets().sweepMillis();
    }

    /** Says goodbye to everybody and stops within a second. May be called again. */
    @Override
    public void close() {
        drain(STOP_WITHIN);
    }

    /**
     * Lets nobody in any more, tells everybody {@code shutting-down} with a time to come back, waits until they have
     * taken it, at most {@code deadline}, and stops. Calls between participants go on meanwhile and afterwards.
     */
    public synchronized void drain(Duration deadline) {
        if (keeper.isShutdown()) {
            return;
        }
        door.drain();
        switchboard.close();
        for (SocketConnection connection : sockets.open()) {
            ClientSession session = connection.session();
            if (session != null) {
                session.violated(ErrorCode.SHUTTING_DOWN, "The server is going down. The app reconnects by itself.");
            }
        }
        awaitLastWords(deadline);
        stop();
    }

    private void awaitLastWords(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        try {
            while (!sockets.open().isEmpty() && System.nanoTime() - end < 0) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        try {
            sockets.stop((int) STOP_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        door.closeAll();
        if (sweeping != null) {
            sweeping.cancel(false);
        }
        keeper.shutdownNow();
        passwords.close();
        encryption.close();
        LOG.atInfo().addKeyValue("port", port()).log("Stopped");
    }

    /** A sweep that failed must not be the last one. */
    private void sweep() {
        try {
            door.sweep();
            sockets.open().forEach(SocketConnection::sweep);
            queues.enforce(sockets.open());
            sockets.remind();
            switchboard.tick();
            sweptMillis = time.monotonicMillis();
        } catch (Throwable e) {
            LOG.atError().setCause(e).log("The sweep failed");
        }
    }
}
