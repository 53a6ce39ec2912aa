package dev.parley.server.net;

import dev.parley.protocol.LeaveReason;
import dev.parley.server.session.ClientSession;
import dev.parley.server.session.Sessions;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The library's server with its callbacks turned into calls of sessions. Callbacks come on many threads. */
final class SocketServer extends WebSocketServer {
    private static final Logger LOG = LoggerFactory.getLogger("server.net");
    private static final int BACKLOG = 4_096;

    private final SocketSettings settings;
    private final Sessions sessions;
    private final Executor keeper;
    private final WriteReminder reminder;
    private final Doorkeeper door;
    private final TextFrames frames = new TextFrames();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private volatile @Nullable Thread selector;
    private final Set<SocketConnection> open = ConcurrentHashMap.newKeySet();

    SocketServer(InetSocketAddress address, Doorkeeper door, Sessions sessions, ScheduledExecutorService keeper) {
        super(
                address,
                Runtime.getRuntime().availableProcessors(),
                List.of(new WholeFrames(door.settings().messageBytes())));
        this.settings = door.settings();
        this.sessions = sessions;
        this.keeper = keeper;
        this.reminder = new WriteReminder(keeper, this::onWriteDemand);
        this.door = door;
        setWebSocketFactory(door);
        setTcpNoDelay(true);
        setReuseAddr(true);
        setMaxPendingConnections(BACKLOG);
        setConnectionLostTimeout(settings.lostConnectionSeconds());
        setDaemon(true);
    }

    /** Completes when the port is bound, or with the reason why it could not be. */
    CompletableFuture<Void> started() {
        return started;
    }

    /** The open connections, at most the door's bound. */
    Set<SocketConnection> open() {
        return open;
    }

    /** Reminds all sockets of what waits in their queues, the library's own pongs included. On the keeper thread. */
    void remind() {
        open.forEach(SocketConnection::remind);
    }

    /** Whether the library still accepts, reads and writes. It ends for good when accepting fails. */
    boolean isWorking() {
        Thread working = selector;
        return working != null && working.isAlive();
    }

    /** Called on the selector thread. */
    @Override
    public void onStart() {
        selector = Thread.currentThread();
        started.complete(null);
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        if (!(socket instanceof WebSocketImpl library) || !(library.getChannel() instanceof GuardedChannel channel)) {
            throw new IllegalStateException("a socket that did not come through the door");
        }
        SocketConnection connection =
                new SocketConnection(library, channel, settings, keeper, door::nowMillis, reminder, frames);
        connection.serve(sessions.open(connection, channel.address()));
        socket.setAttachment(connection);
        open.add(connection);
        door.telemetry().connected();
        channel.opened(connection);
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        ClientSession session = session(socket);
        if (session != null) {
            session.received(message);
        }
    }

    @Override
    public void onMessage(WebSocket socket, ByteBuffer message) {
        ClientSession session = session(socket);
        if (session != null) {
            session.receivedBinary();
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        SocketConnection connection = socket.getAttachment();
        if (connection == null) {
            return;
        }
        if (open.remove(connection)) {
            door.telemetry().disconnected(door.nowMillis() - connection.openedMillis());
        }
        ClientSession session = connection.session();
        if (session != null) {
            session.lost(LeaveReason.DISCONNECTED);
        }
    }

    @Override
    public void onError(WebSocket socket, Exception error) {
        if (socket == null && started.completeExceptionally(error)) {
            return;
        }
        if (socket == null) {
            LOG.atError().setCause(error).log("The listening socket reported an error");
        } else {
            // Without its message, which may repeat what the client sent.
            LOG.atDebug().addKeyValue("kind", error.getClass().getSimpleName()).log("A socket reported an error");
        }
    }

    private static @Nullable ClientSession session(WebSocket socket) {
        SocketConnection connection = socket.getAttachment();
        return connection == null ? null : connection.session();
    }
}
