package dev.parley.server.net;

import dev.parley.server.session.AddressBook;
import dev.parley.server.session.Telemetry;
import dev.parley.server.session.Timekeeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Telemetry telemetry;
    private final Encryption encryption;
    private final Pages pages;
    private final Set<GuardedChannel> admitted = ConcurrentHashMap.newKeySet();
    private final Set<GuardedChannel> refused = ConcurrentHashMap.newKeySet();
    private final Set<GuardedChannel> lingering = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean hinted = new AtomicBoolean();
    private volatile boolean draining;

    Doorkeeper(
            SocketSettings settings,
            AddressBook addresses,
            Timekeeper time,
            Telemetry telemetry,
            Encryption encryption,
            Pages pages) {
        this.settings = settings;
        this.budget = SocketBudget.of(settings.maxConnections());
        this.rules = new HandshakeRules(settings.allowedOrigins());
        this.addresses = addresses;
        this.time = time;
        this.telemetry = telemetry;
        this.encryption = encryption;
        this.pages = pages;
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
        Transport transport = encryption.transport(socket, key);
        InetAddress peer = remote.getAddress();
        boolean ofProxy = settings.proxies().trusts(peer);
        HttpRefusal refusal = refusal(peer, ofProxy);
        if (refusal != null && refused.size() >= budget.refused()) {
            telemetry.turnedAway(refusal.code());
            throw new IOException("too many connections");
        }
        GuardedChannel channel = new GuardedChannel(socket, transport, key, peer, this, refusal);
        if (refusal == null && !ofProxy) {
            channel.countAs(peer);
        }
        (refusal == null ? admitted : refused).add(channel);
        return channel;
    }

    /** A proxy's connection counts for the client behind it, who is known when the request head is. */
    private @Nullable HttpRefusal refusal(InetAddress peer, boolean ofProxy) {
        if (draining) {
            return HttpRefusal.GOING_DOWN;
        }
        boolean full = admitted.size() >= budget.admitted();
        return full || (!ofProxy && !addresses.admit(peer)) ? HttpRefusal.TOO_MANY : null;
    }

    /** Judges a complete request of a socket that was let in, and finds out who is behind it. Selector thread. */
    Optional<HttpAnswer> judge(GuardedChannel channel, RequestHead head) {
        InetAddress peer = channel.address();
        if (settings.proxies().trusts(peer)) {
            InetAddress client = settings.proxies().client(peer, head);
            if (!addresses.admit(client)) {
                return Optional.of(HttpRefusal.TOO_MANY);
            }
            channel.countAs(client);
            if (!admitted.contains(channel)) {
                // It was closed on another thread before it counted.
                left(channel);
            }
        } else if (peer.isLoopbackAddress()) {
            hintAtProxies(head);
        }
        return rules.refusal(head).map(refusal -> refusal.equals(HttpRefusal.NOT_WEBSOCKET) ? answer(head) : refusal);
    }

    /** To whoever comes without a handshake: a page, if there is one at that address. */
    private HttpAnswer answer(RequestHead head) {
        return head.page()
                .flatMap(target -> pages.at(target, String.join(",", head.values("accept-language"))))
                .<HttpAnswer>map(
                        page -> new HttpAnswer.OfPage(page, head.requestLine().startsWith("HEAD ")))
                .orElse(HttpRefusal.NOT_WEBSOCKET);
    }

    /** Once: to a proxy that nobody told us of, the limits of addresses do not apply. */
    private void hintAtProxies(RequestHead head) {
        boolean forwarded = Arrays.stream(TrustedProxies.Header.values())
                .anyMatch(header -> !head.values(header.field()).isEmpty());
        if (forwarded && hinted.compareAndSet(false, true)) {
            LOG.atWarn()
                    .log(
                            "A proxy on this computer forwards people, and none is trusted: limits cannot tell their addresses"
                                    + " apart. Set TRUSTED_PROXIES=127.0.0.1,::1 if it is yours.");
        }
    }

    /** A socket has closed. */
    void left(GuardedChannel channel) {
        admitted.remove(channel);
        InetAddress counted = channel.stopCounting();
        if (counted != null) {
            addresses.release(counted);
        }
        refused.remove(channel);
        lingering.remove(channel);
    }

    /** A socket that has said its last words waits for its peer to close. It still counts in the bounds above. */
    void linger(GuardedChannel channel) {
        lingering.add(channel);
    }

    void refused(InetAddress address, HttpRefusal refusal) {
        telemetry.turnedAway(refusal.code());
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

    Telemetry telemetry() {
        return telemetry;
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

    long nowMillis() {
        return time.monotonicMillis();
    }

    /** Nothing to release: the library calls this when it stops, while sockets may still be closing. */
    @Override
    public void close() {}
}
