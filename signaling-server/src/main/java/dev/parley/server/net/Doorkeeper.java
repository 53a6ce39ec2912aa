package dev.parley.server.net;

import dev.parley.server.session.AddressBook;
import dev.parley.server.session.Timekeeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WebSocketServerFactory;
import org.java_websocket.drafts.Draft;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets sockets in, wraps each in a {@link GuardedChannel} and knows all that are open, including those the library
 * forgets because their handshake never finished.
 *
 * <p>Bounds: {@link SocketBudget}.
 */
final class Doorkeeper implements WebSocketServerFactory {
    /** The kernel's share of what waits for a slow reader; without it a socket grows to several megabytes. */
    private static final int SEND_BUFFER_BYTES = 128 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger("server.net");

    private final SocketSettings settings;
    private final SocketBudget budget;
    private final HandshakeRules rules;
    private final AddressBook addresses;
    private final Timekeeper time;
    private final Set<GuardedChannel> admitted = ConcurrentHashMap.newKeySet();
    private final Set<GuardedChannel> refused = ConcurrentHashMap.newKeySet();
    private final Set<GuardedChannel> lingering = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    Doorkeeper(SocketSettings settings, AddressBook addresses, Timekeeper time) {
        this.settings = settings;
        this.budget = SocketBudget.of(settings.maxConnections());
        this.rules = new HandshakeRules(settings.allowedOrigins());
        this.addresses = addresses;
        this.time = time;
    }

    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter adapter, Draft draft) {
        return new WebSocketImpl(adapter, draft);
    }

    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter adapter, List<Draft> drafts) {
        return new WebSocketImpl(adapter, drafts);
    }

    /** Called on the selector thread for each new socket; an exception makes the library close it. */
    @Override
    public ByteChannel wrapChannel(SocketChannel socket, SelectionKey key) throws IOException {
        if (!(socket.getRemoteAddress() instanceof InetSocketAddress remote)) {
            throw new IOException("the peer was gone before it was let in");
        }
        socket.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
        InetAddress address = remote.getAddress();
        HttpRefusal refusal = refusal(address);
        if (refusal != null && refused.size() >= budget.refused()) {
            throw new IOException("too many connections");
        }
        GuardedChannel channel = new GuardedChannel(socket, key, address, this, refusal);
        (refusal == null ? admitted : refused).add(channel);
        return channel;
    }

    private @Nullable HttpRefusal refusal(InetAddress address) {
        if (draining) {
            return HttpRefusal.GOING_DOWN;
        }
        return admitted.size() >= budget.admitted() || !addresses.admit(address) ? HttpRefusal.TOO_MANY : null;
    }

    /** A socket has closed. Called once for each. */
    void left(GuardedChannel channel) {
        if (admitted.remove(channel)) {
            addresses.release(channel.address());
        }
        refused.remove(channel);
        lingering.remove(channel);
    }

    /** A socket that has said its last words waits for its peer to close. It still counts in the bounds above. */
    void linger(GuardedChannel channel) {
        lingering.add(channel);
    }

    void refused(InetAddress address, HttpRefusal refusal) {
        LOG.atDebug()
                .addKeyValue("address", address.getHostAddress())
                .addKeyValue("code", refusal.code().wire())
                .log("Handshake refused");
    }

    void sweep() {
        long now = nowMillis();
        admitted.forEach(channel -> channel.closeIfOverdue(now));
        refused.forEach(channel -> channel.closeIfOverdue(now));
        lingering.forEach(channel -> channel.sweepLingering(now));
    }

    /** From now on nobody new comes in. */
    void drain() {
        draining = true;
    }

    void closeAll() {
        admitted.forEach(GuardedChannel::closeNow);
        refused.forEach(GuardedChannel::closeNow);
    }

    int connections() {
        return admitted.size();
    }

    boolean isDraining() {
        return draining;
    }

    SocketSettings settings() {
        return settings;
    }

    HandshakeRules rules() {
        return rules;
    }

    long nowMillis() {
        return time.monotonicMillis();
    }

    /** Nothing to release: the library calls this when it stops, while sockets may still be closing. */
    @Override
    public void close() {}
}
