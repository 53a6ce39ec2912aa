package dev.parley.server.net;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WrappedByteChannel;
import org.java_websocket.framing.CloseFrame;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a socket and the library, and lets through only a complete, permitted handshake and then frames that
 * keep the rules. Reading happens on the selector thread, writing and closing on any.
 *
 * <pre>
 * HANDSHAKE --complete and permitted--&gt; FRAMES --broken rule--&gt; DISCARDING
 * HANDSHAKE --refused, too long, too late--&gt; DISCARDING
 * </pre>
 *
 * <p>DISCARDING reads and forgets, so that the peer can still take the answer, until the socket is closed; at
 * {@value Remains#MOST} bytes it is closed at once.
 */
final class GuardedChannel implements WrappedByteChannel {
    private enum Phase {
        HANDSHAKE,
        FRAMES,
        DISCARDING
    }

    private final SocketChannel socket;
    private final SelectionKey key;
    private final AtomicReference<@Nullable InetAddress> countedAs = new AtomicReference<>();
    private final Doorkeeper door;
    private final FrameWatch watch;
    private final WriteQueue queue;
    private final @Nullable HttpRefusal refusedAtTheDoor;
    private final AtomicBoolean lingering = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<@Nullable Violation> violation = new AtomicReference<>();

    private final ContainedTransport transport;
    private @Nullable HandshakeHead head;
    private final Remains remains;

    private volatile InetAddress address;
    private volatile Phase phase = Phase.HANDSHAKE;
    private volatile boolean refused;
    private volatile long deadlineMillis;
    private volatile @Nullable SocketConnection connection;

    /**
     * Guards a socket that was just accepted.
     *
     * @param refusedAtTheDoor set if this socket may only be told why it cannot come in
     */
    GuardedChannel(
            SocketChannel socket,
            Transport transport,
            SelectionKey key,
            InetAddress peer,
            Doorkeeper door,
            @Nullable HttpRefusal refusedAtTheDoor) {
        this.socket = socket;
        this.transport = new ContainedTransport(transport);
        this.key = key;
        this.address = peer;
        this.door = door;
        this.refusedAtTheDoor = refusedAtTheDoor;
        this.remains = new Remains(socket);
        this.watch = new FrameWatch(door.settings().messageBytes());
        this.queue = new WriteQueue(this.transport);
        this.head = new HandshakeHead(door.settings().handshakeBytes());
        this.deadlineMillis = door.nowMillis() + door.settings().handshakeTimeoutMillis();
    }

    /** Whose socket this is: the peer's address, or the client's, once a trusted proxy has named it. */
    InetAddress address() {
        return address;
    }

    /** From now on this socket is one of that address's. */
    void countAs(InetAddress client) {
        address = client;
        countedAs.set(client);
    }

    /** Returns the address that this socket counted for until now, null for none. */
    @Nullable
    InetAddress stopCounting() {
        return countedAs.getAndSet(null);
    }

    /** The handshake is done: from now on the session's time-outs count. */
    void opened(SocketConnection newConnection) {
        connection = newConnection;
        tellViolation();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        try {
            return switch (phase) {
                case HANDSHAKE -> readHandshake(target);
                case FRAMES -> readFrames(target);
                case DISCARDING -> remains.read();
            };
        } catch (RuntimeException defect) {
            throw ContainedTransport.contained(defect);
        }
    }

    private int readHandshake(ByteBuffer target) throws IOException {
        HandshakeHead incoming = head;
        if (incoming == null) {
            return -1;
        }
        int before = target.position();
        int read = readOrRefuse(target, incoming.room());
        if (read <= 0) {
            return read;
        }
        incoming.take(target.duplicate().flip().position(before));
        target.position(before);
        if (incoming.isOverlong()) {
            refuse(HttpRefusal.HEAD_TOO_LARGE);
            return 0;
        }
        return incoming.isComplete() ? decide(incoming, target) : 0;
    }

    /** Who comes without TLS where it is asked for is told so in plain text: nothing else would be understood. */
    private int readOrRefuse(ByteBuffer target, int atMost) throws IOException {
        try {
            return transport.read(target, atMost);
        } catch (Transport.NotTlsException plain) {
            transport.use(new PlainTransport(socket));
            refuse(HttpRefusal.NEEDS_TLS);
            return 0;
        }
    }

    private int decide(HandshakeHead incoming, ByteBuffer target) throws IOException {
        Optional<HttpAnswer> answer = Optional.<HttpAnswer>ofNullable(refusedAtTheDoor)
                .or(() -> door.judge(this, RequestHead.of(incoming.text())));
        if (answer.isPresent()) {
            refuse(answer.get());
            return 0;
        }
        return admit(incoming, target);
    }

    /** The frames behind the handshake wait for the library with it, so they are judged before either is let through. */
    private int admit(HandshakeHead complete, ByteBuffer target) throws IOException {
        if (watch.feed(complete.rest()) != null) {
            refuse(HttpRefusal.BAD_REQUEST);
            return 0;
        }
        head = null;
        phase = Phase.FRAMES;
        int before = target.position();
        target.put(complete.all());
        return target.position() - before;
    }

    private int readFrames(ByteBuffer target) throws IOException {
        int before = target.position();
        int read = transport.read(target, target.remaining());
        if (read <= 0) {
            return read;
        }
        Violation broken = watch.feed(target.duplicate().flip().position(before));
        if (broken == null) {
            return read;
        }
        target.position(before);
        phase = Phase.DISCARDING;
        violation.set(broken);
        tellViolation();
        return 0;
    }

    /**
     * Tells the connection once there is one: the library reports an open connection on another thread, after the client has
     * its answer to the handshake, so the client's first frames may be here before that.
     */
    private void tellViolation() {
        SocketConnection client = connection;
        Violation broken = client == null ? null : violation.getAndSet(null);
        if (client != null && broken != null) {
            client.violated(broken);
        }
    }

    /** Answers with HTTP, then waits a moment for the peer to read it: closing at once could destroy the answer. */
    private void refuse(HttpAnswer answer) throws IOException {
        head = null;
        refused = true;
        phase = Phase.DISCARDING;
        deadlineMillis = door.nowMillis() + door.settings().closeGraceMillis();
        if (answer instanceof HttpRefusal refusal) {
            door.refused(address, refusal);
        }
        transport.write(answer.response());
        transport.endOutput();
    }

    /** Closes a socket whose handshake, or whose end after a refusal, takes too long. Called by the sweep. */
    void closeIfOverdue(long nowMillis) {
        if (connection != null || nowMillis < deadlineMillis) {
            return;
        }
        if (!refused) {
            door.refused(address, HttpRefusal.TOO_SLOW);
            tryToTell(HttpRefusal.TOO_SLOW);
        }
        closeNow();
    }

    private void tryToTell(HttpRefusal refusal) {
        try {
            transport.write(refusal.response());
        } catch (IOException gone) {
            // It is closed next, which is all that can be done for it.
        }
    }

    /** Closes the socket with the library's object for it, so that neither outlives the other. */
    void closeNow() {
        if (key.attachment() instanceof WebSocketImpl library) {
            library.closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
        }
        closeSocket();
    }

    /** What the session has to say. */
    WriteQueue queue() {
        return queue;
    }

    /** Called by the library for its own frames. */
    @Override
    public int write(ByteBuffer source) throws IOException {
        int written = queue.writeBetween(source);
        SocketConnection client = connection;
        if (!queue.flush() && client != null) {
            // The library now believes that everything is written.
            client.remindSoon();
        }
        return written;
    }

    @Override
    public boolean isNeedWrite() {
        return !queue.isEmpty() || transport.wantsToWrite();
    }

    /** Called by the library when the network takes more and it has no frame of its own. */
    @Override
    public void writeMore() throws IOException {
        transport.writeMore();
        queue.flush();
    }

    /** Never: an exception of {@link #readMore} would make the library close another socket, perhaps the one that listens. */
    @Override
    public boolean isNeedRead() {
        return false;
    }

    @Override
    public int readMore(ByteBuffer target) {
        return 0;
    }

    @Override
    public boolean isBlocking() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    /** From now on nothing the peer says counts, and closing waits for it to take its last words. */
    void stopListening() {
        phase = Phase.DISCARDING;
    }

    /**
     * Called by the library. A socket that is closed while its peer still sends is reset, and the reset would overtake
     * the goodbye on its way; so after an end that was this side's idea, the socket only stops writing, and the sweep
     * closes it when the peer has, or after the grace time.
     */
    @Override
    public void close() {
        if (phase == Phase.DISCARDING && socket.isConnected() && lingering.compareAndSet(false, true)) {
            deadlineMillis = door.nowMillis() + door.settings().closeGraceMillis();
            try {
                transport.endOutput();
                door.linger(this);
                return;
            } catch (IOException alreadyGone) {
                // Then there is nobody to wait for.
            }
        }
        closeSocket();
    }

    /** Reads and forgets what has come; closes when the peer has, sends too much, or the grace time is over. */
    void sweepLingering(long nowMillis) {
        if (remains.areOver() || nowMillis >= deadlineMillis) {
            closeSocket();
        }
    }

    private void closeSocket() {
        if (closed.compareAndSet(false, true)) {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                // The socket is given up either way.
            }
            door.left(this);
        }
    }
}
