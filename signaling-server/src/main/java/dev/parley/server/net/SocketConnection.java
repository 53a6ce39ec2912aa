package dev.parley.server.net;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.server.session.ClientSession;
import dev.parley.server.session.Connection;
import dev.parley.server.session.Ending;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.java_websocket.WebSocketImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open WebSocket as its session sees it. Sending only queues, flushing never waits. Closing takes the library's lock of that connection,
 * so it always happens on the keeper thread, never under the switchboard's lock.
 */
final class SocketConnection implements Connection, QueueBudget.Reader {
    private static final Logger LOG = LoggerFactory.getLogger("server.net");

    /** Why the connection is being closed, and since when. */
    private record Closing(ErrorCode reason, long sinceMillis) {}

    private final WebSocketImpl socket;
    private final GuardedChannel channel;
    private final SocketSettings settings;
    private final Executor keeper;
    private final LongSupplier clock;
    private final WriteReminder reminder;
    private final TextFrames frames;
    private final AtomicReference<@Nullable Closing> closing = new AtomicReference<>();
    private final long openedMillis;
    private volatile @Nullable ClientSession session;

    SocketConnection(
            WebSocketImpl socket,
            GuardedChannel channel,
            SocketSettings settings,
            Executor keeper,
            LongSupplier clock,
            WriteReminder reminder,
            TextFrames frames) {
        this.socket = socket;
        this.channel = channel;
        this.settings = settings;
        this.keeper = keeper;
        this.clock = clock;
        this.reminder = reminder;
        this.frames = frames;
        this.openedMillis = clock.getAsLong();
    }

    /** When it opened, in milliseconds of the server's monotonic clock. */
    long openedMillis() {
        return openedMillis;
    }

    /** How many frames wait for the client to read. */
    int waitingFrames() {
        return socket.outQueue.size() + channel.queue().frames();
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
        if (socket.isOpen()) {
            channel.queue().add(frames.of(frame));
        }
    }

    @Override
    public void flush() {
        try {
            if (!channel.queue().flush()) {
                reminder.askFor(socket);
            }
        } catch (IOException gone) {
            // Its end is on the way; the library reports it by onClose.
            channel.queue().clear();
        }
    }

    @Override
    public void close(ErrorCode reason) {
        if (closing.compareAndSet(null, new Closing(reason, clock.getAsLong()))) {
            channel.stopListening();
            keeper.execute(() -> socket.close(Ending.of(reason).closeCode(), reason.wire()));
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

    /** See {@link WriteReminder#queued}. */
    void remindSoon() {
        reminder.queued(socket);
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
            socket.closeConnection(
                    Ending.of(end.reason()).closeCode(), end.reason().wire());
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
        return waitingFrames() >= settings.queueFrames() || queuedBytes() > settings.queueBytes();
    }

    @Override
    public long queuedBytes() {
        return channel.queue().bytes() + (socket.outQueue.isEmpty() ? 0 : theirBytes());
    }

    private long theirBytes() {
        return socket.outQueue.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    /** Nothing more can be said to a slow reader: no goodbye, no close frame. */
    @Override
    public void giveUp() {
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
        channel.queue().clear();
        socket.closeConnection(Ending.of(ErrorCode.SLOW_READER).closeCode(), ErrorCode.SLOW_READER.wire());
    }
}
