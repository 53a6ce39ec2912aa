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
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The library's server with its callbacks turned into calls of sessions. Callbacks come on many threads. */
final class SocketServer extends WebSocketServer {
    private static final Logger LOG = LoggerFactory.getLogger("server.net");
    private static final int BACKLOG = 4_096;

    private final SocketSettings settings;
    private final Sessions sessions;
    private final Executor keeper;
    private final WriteReminder reminder;
    private final Doorkeeper door;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final Set<SocketConnection> open = ConcurrentHashMap.newKeySet();

    SocketServer(InetSocketAddress address, Doorkeeper door, Sessions sessions, ScheduledExecutorService keeper) {
        super(
                address,
                Runtime.getRuntime().availableProcessors(),
                List.of(new Draft_6455(
                        List.of(), List.of(new Protocol("")), door.settings().messageBytes())));
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

    @Override
    public void onStart() {
        started.complete(null);
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        if (!(socket instanceof WebSocketImpl library) || !(library.getChannel() instanceof GuardedChannel channel)) {
            throw new IllegalStateException("a socket that did not come through the door");
        }
        SocketConnection connection =
                new SocketConnection(library, channel, settings, keeper, door::nowMillis, reminder);
        connection.serve(sessions.open(connection, channel.address()));
        socket.setAttachment(connection);
        open.add(connection);
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
        open.remove(connection);
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
        LOG.atLevel(socket == null ? Level.ERROR : Level.DEBUG).setCause(error).log("The socket reported an error");
    }

    private static @Nullable ClientSession session(WebSocket socket) {
        SocketConnection connection = socket.getAttachment();
        return connection == null ? null : connection.session();
    }
}
