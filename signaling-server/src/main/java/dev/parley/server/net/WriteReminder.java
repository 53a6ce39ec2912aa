package dev.parley.server.net;

import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WrappedByteChannel;

/**
 * Sees to it that what was queued is written. Java-WebSocket 1.6.0 may forget it: its selector thread finds the queue of a socket
 * empty, another thread queues a frame and asks for that socket to be written, and then the selector thread, which is not done, says
 * that the socket is only to be read ({@code WebSocketServer.doWrite}). What the network did not take at once would wait until something else happens on that
 * socket, which may be for many seconds. Looks only for a moment after something was queued.
 */
final class WriteReminder {
    static final long PAUSE_MS = 10;

    private final ScheduledExecutorService keeper;
    private final Consumer<WebSocket> demand;

    /** What was queued for and not looked at since: at most every socket, once. */
    private final Set<WebSocketImpl> queued = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean looksSoon = new AtomicBoolean();

    /**
     * Nothing was queued yet.
     *
     * @param demand asks for a socket to be written
     */
    WriteReminder(ScheduledExecutorService keeper, Consumer<WebSocket> demand) {
        this.keeper = keeper;
        this.demand = demand;
    }

    /** Asks for a socket to be written, as often as is needed until that is noticed. Any thread, also under locks. */
    void askFor(WebSocketImpl socket) {
        demand.accept(socket);
        queued(socket);
    }

    /** Something was queued for this socket. Any thread, also under locks. */
    void queued(WebSocketImpl socket) {
        queued.add(socket);
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
        for (WebSocketImpl socket : List.copyOf(queued)) {
            queued.remove(socket);
            if (remind(socket)) {
                // What was asked for again may be forgotten again.
                queued(socket);
            }
        }
    }

    /**
     * Asks for a socket to be written once more, if something waits and nobody asks for it. Keeper thread.
     *
     * @return whether that was so
     */
    boolean remind(WebSocketImpl socket) {
        try {
            int interest = socket.getSelectionKey().interestOps();
            boolean forgotten = isWaiting(socket) && (interest & SelectionKey.OP_WRITE) == 0;
            if (forgotten) {
                demand.accept(socket);
            }
            return forgotten;
        } catch (CancelledKeyException closed) {
            return false;
        }
    }

    private static boolean isWaiting(WebSocketImpl socket) {
        return !socket.outQueue.isEmpty()
                || (socket.getChannel() instanceof WrappedByteChannel channel && channel.isNeedWrite());
    }
}
