package dev.parley.server.net;

import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;

/**
 * Sees to it that what was queued is written. Java-WebSocket 1.6.0 may forget it: its selector thread finds the queue of a socket
 * empty, another thread queues a frame and asks for that socket to be written, and then the selector thread, which is not done, says
 * that the socket is only to be read ({@code WebSocketServer.doWrite}). The frame would wait until something else happens on that
 * socket, which may be for many seconds. Looks only for a moment after something was queued.
 */
final class WriteReminder {
    static final long PAUSE_MS = 10;

    private final ScheduledExecutorService keeper;
    private final BooleanSupplier remindAll;
    private final AtomicBoolean looksSoon = new AtomicBoolean();

    /**
     * Nothing was queued yet.
     *
     * @param remindAll looks at each connection as {@link #remind} does, on the keeper thread; whether one was reminded
     */
    WriteReminder(ScheduledExecutorService keeper, BooleanSupplier remindAll) {
        this.keeper = keeper;
        this.remindAll = remindAll;
    }

    /** Something was queued somewhere. Any thread, also under locks. */
    void queued() {
        if (looksSoon.compareAndSet(false, true)) {
            try {
                var _ = keeper.schedule(this::look, PAUSE_MS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException ending) {
                // The server goes down, and its connections with it.
            }
        }
    }

    private void look() {
        // First, so that what is queued from now on is looked at again.
        looksSoon.set(false);
        // What was asked for again may have been forgotten again.
        if (remindAll.getAsBoolean()) {
            queued();
        }
    }

    /**
     * Asks for a socket to be written once more, if something waits and nobody asks for it.
     *
     * @param demand what asks
     * @return whether that was so
     */
    static boolean remind(WebSocketImpl socket, Consumer<WebSocket> demand) {
        SelectionKey key = socket.getSelectionKey();
        try {
            boolean forgotten = !socket.outQueue.isEmpty() && (key.interestOps() & SelectionKey.OP_WRITE) == 0;
            if (forgotten) {
                demand.accept(socket);
            }
            return forgotten;
        } catch (CancelledKeyException closed) {
            return false;
        }
    }
}
