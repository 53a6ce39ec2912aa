package dev.parley.server.net;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.server.session.ClientSession;
import dev.parley.server.session.Connection;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open WebSocket as its session sees it. Sending only queues. Closing takes the library's lock of that connection,
 * so it always happens on the keeper thread, never under the switchboard's lock.
 */
final class SocketConnection implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger("server.net");

    /** Why the connection is being closed, and since when. */
    private record Closing(ErrorCode reason, long sinceMillis) {}

    private final WebSocketImpl socket;
    private final GuardedChannel channel;
    private final SocketSettings settings;
    private final Executor keeper;
    private final LongSupplier clock;
    private final WriteReminder reminder;
    private final AtomicReference<@Nullable Closing> closing = new AtomicReference<>();
    private volatile @Nullable ClientSession session;

    SocketConnection(
            WebSocketImpl socket,
            GuardedChannel channel,
            SocketSettings settings,
            Executor keeper,
            LongSupplier clock,
            WriteReminder reminder) {
        this.socket = socket;
        this.channel = channel;
        this.settings = settings;
        this.keeper = keeper;
        this.clock = clock;
        this.reminder = reminder;
    }

    void serve(ClientSession newSession) {
        session = newSession;
    }

    @Nullable
    ClientSession session() {
        return session;
    }

    @Override
    public void send(String frame) {
        if (isBehind()) {
            giveUp();
            return;
        }
        try {
            socket.send(frame);
            reminder.queued(socket);
        } catch (WebsocketNotConnectedException gone) {
            // Its end is on the way; the library reports it by onClose.
        }
    }

    @Override
    public void close(ErrorCode reason) {
        if (closing.compareAndSet(null, new Closing(reason, clock.getAsLong()))) {
            channel.stopListening();
            keeper.execute(() -> socket.close(CloseCodes.of(reason), reason.wire()));
        }
    }

    /** Called on the selector thread, which must not wait for locks. */
    void violated(Violation violation) {
        keeper.execute(() -> {
            ClientSession client = session;
            if (client != null) {
                client.violated(violation.code(), violation.sentence());
            }
        });
    }

    /** See {@link WriteReminder#remind}. */
    void remind() {
        reminder.remind(socket);
    }

    /** Looks at this connection's times and queue. Called on the keeper thread. */
    void sweep() {
        Closing end = closing.get();
        if (end == null) {
            sweepSession();
        } else if (clock.getAsLong() - end.sinceMillis() >= settings.closeGraceMillis()) {
            socket.closeConnection(CloseCodes.of(end.reason()), end.reason().wire());
        }
    }

    private void sweepSession() {
        if (isBehind()) {
            giveUp();
        }
        ClientSession client = session;
        if (client != null) {
            client.checkTimeouts();
        }
    }

    /** Whether the peer reads too slowly. Pongs count too: the library queues them by itself. */
    private boolean isBehind() {
        int frames = socket.outQueue.size();
        return frames >= settings.queueFrames() || (frames > 0 && queuedBytes() > settings.queueBytes());
    }

    private long queuedBytes() {
        return socket.outQueue.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    /** Nothing more can be said to a slow reader: no goodbye, no close frame. */
    private void giveUp() {
        if (closing.compareAndSet(null, new Closing(ErrorCode.SLOW_READER, clock.getAsLong()))) {
            keeper.execute(this::drop);
        }
    }

    private void drop() {
        ClientSession client = session;
        LOG.atInfo()
                .addKeyValue("correlation", client == null ? "-" : client.id())
                .addKeyValue("code", ErrorCode.SLOW_READER.wire())
                .log("Connection closed");
        if (client != null) {
            client.lost(LeaveReason.DISCONNECTED);
        }
        socket.outQueue.clear();
        socket.closeConnection(CloseCodes.of(ErrorCode.SLOW_READER), ErrorCode.SLOW_READER.wire());
    }
}
