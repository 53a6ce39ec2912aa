package dev.parley.server.net;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.framing.CloseFrame;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a socket and the library, and lets through only a complete, permitted handshake and then frames that
 * keep the rules. Reading happens on the selector thread, closing on any.
 *
 * <pre>
 * HANDSHAKE --complete and permitted--&gt; FRAMES --broken rule--&gt; DISCARDING
 * HANDSHAKE --refused, too long, too late--&gt; DISCARDING
 * </pre>
 *
 * <p>DISCARDING reads and forgets, so that the peer can still take the answer, until the socket is closed; at
 * {@value #MAX_DISCARDED} bytes it is closed at once.
 */
final class GuardedChannel implements ByteChannel {
    static final int MAX_DISCARDED = 1024 * 1024;

    private enum Phase {
        HANDSHAKE,
        FRAMES,
        DISCARDING
    }

    private final SocketChannel socket;
    private final SelectionKey key;
    private final InetAddress address;
    private final Doorkeeper door;
    private final FrameWatch watch;
    private final @Nullable HttpRefusal refusedAtTheDoor;
    private final AtomicBoolean lingering = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<@Nullable Violation> violation = new AtomicReference<>();

    private @Nullable HandshakeHead head;
    /** Counted by the selector thread, then, when that has let go of the socket, by the sweep. */
    private long discarded;

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
            SelectionKey key,
            InetAddress address,
            Doorkeeper door,
            @Nullable HttpRefusal refusedAtTheDoor) {
        this.socket = socket;
        this.key = key;
        this.address = address;
        this.door = door;
        this.refusedAtTheDoor = refusedAtTheDoor;
        this.watch = new FrameWatch(door.settings().messageBytes());
        this.head = new HandshakeHead(door.settings().handshakeBytes());
        this.deadlineMillis = door.nowMillis() + door.settings().handshakeTimeoutMillis();
    }

    InetAddress address() {
        return address;
    }

    /** The handshake is done: from now on the session's time-outs count. */
    void opened(SocketConnection newConnection) {
        connection = newConnection;
        tellViolation();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return switch (phase) {
            case HANDSHAKE -> readHandshake(target);
            case FRAMES -> readFrames(target);
            case DISCARDING -> discard(target);
        };
    }

    private int readHandshake(ByteBuffer target) throws IOException {
        HandshakeHead incoming = head;
        if (incoming == null || incoming.readFrom(socket) < 0) {
            return -1;
        }
        if (!incoming.isComplete()) {
            if (incoming.isOverlong()) {
                refuse(HttpRefusal.HEAD_TOO_LARGE);
            }
            return 0;
        }
        Optional<HttpRefusal> refusal =
                Optional.ofNullable(refusedAtTheDoor).or(() -> door.rules().refusal(incoming.text()));
        if (refusal.isPresent()) {
            refuse(refusal.get());
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
        int read = socket.read(target);
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

    private int discard(ByteBuffer target) throws IOException {
        int before = target.position();
        int read = socket.read(target);
        target.position(before);
        discarded += Math.max(0, read);
        if (discarded > MAX_DISCARDED) {
            throw new IOException("the peer goes on sending after it was refused");
        }
        return read < 0 ? -1 : 0;
    }

    /** Answers with HTTP, then waits a moment for the peer to read it: closing at once could destroy the answer. */
    private void refuse(HttpRefusal refusal) throws IOException {
        head = null;
        refused = true;
        phase = Phase.DISCARDING;
        deadlineMillis = door.nowMillis() + door.settings().closeGraceMillis();
        door.refused(address, refusal);
        socket.write(refusal.response());
        socket.shutdownOutput();
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
            socket.write(refusal.response());
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

    @Override
    public int write(ByteBuffer source) throws IOException {
        return socket.write(source);
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
                socket.shutdownOutput();
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
        try {
            ByteBuffer scrap = ByteBuffer.allocate(8 * 1024);
            int read = socket.read(scrap);
            while (read > 0 && discarded < MAX_DISCARDED) {
                discarded += read;
                read = socket.read(scrap.clear());
            }
            if (read < 0 || discarded >= MAX_DISCARDED || nowMillis >= deadlineMillis) {
                closeSocket();
            }
        } catch (IOException gone) {
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
