package dev.parley.client.signaling;

import dev.parley.client.port.Signaling;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.json.Codec;
import dev.parley.protocol.json.DecodeException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket. Its listener hears {@code onClosed} exactly once, or nothing more at all after {@link #abandon}.
 *
 * <p>At most {@value #OUTGOING} frames wait to be written; with more the server does not read and the socket is closed.
 */
final class SignalingSocket extends WebSocketClient {
    static final int OPEN_MS = 5_000;
    private static final int CLOSE_MS = 1_000;
    /**
     * Two threads use a socket that begins with TLS. One of them learns why that fails, and the other may see the end of the socket
     * first.
     */
    private static final int EXPLAIN_MS = 1_000;

    private static final int OUTGOING = 512;
    /** WebSocket pings; a server that answers none for one and a half of this is gone. */
    private static final int LOST_AFTER_SECONDS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(SignalingSocket.class);

    private final Object gate = new Object();
    private final Signaling.Listener listener;
    private final ScheduledExecutorService deadlines;
    private boolean opened;
    private boolean ended;
    private boolean closedSilently;
    private String problem = "";

    SignalingSocket(URI server, Signaling.Listener listener, ScheduledExecutorService deadlines) {
        super(server, new BoundedDraft(), Map.of(), OPEN_MS);
        this.listener = listener;
        this.deadlines = deadlines;
        setTcpNoDelay(true);
        setDaemon(true);
        setConnectionLostTimeout(LOST_AFTER_SECONDS);
    }

    /** Connects on a thread of its own. */
    void start() {
        connect();
        later(OPEN_MS, this::giveUpOpening);
    }

    void sendText(String text) {
        if (!isOpen()) {
            return;
        }
        if (((WebSocketImpl) getConnection()).outQueue.size() >= OUTGOING) {
            end(ClosingReason.notReading());
            closeConnection(CloseFrame.GOING_AWAY, "");
            return;
        }
        send(text);
    }

    /** Closes; the listener hears nothing any more, once this returns. */
    void abandon() {
        synchronized (gate) {
            ended = true;
        }
        close();
        later(CLOSE_MS, () -> closeConnection(CloseFrame.GOING_AWAY, ""));
    }

    private void giveUpOpening() {
        synchronized (gate) {
            if (opened || ended) {
                return;
            }
        }
        end(ClosingReason.noAnswer(getURI()));
        closeConnection(CloseFrame.GOING_AWAY, "");
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
        synchronized (gate) {
            opened = true;
            if (!ended) {
                listener.onOpened();
                return;
            }
        }
        close();
    }

    @Override
    public void onMessage(String text) {
        try {
            Envelope<ServerMessage> envelope = Codec.decodeServer(text);
            synchronized (gate) {
                if (!ended) {
                    listener.onMessage(envelope.message(), envelope.re());
                }
            }
        } catch (DecodeException e) {
            // A newer server may say more than this client knows; the protocol asks to ignore it.
            String line = e.code() == ErrorCode.UNSUPPORTED ? "Ignored an unknown message" : "Ignored a broken message";
            LOG.atInfo()
                    .addKeyValue("code", e.code().wire())
                    .addKeyValue("why", e.getMessage())
                    .log(line);
        }
    }

    @Override
    public void onError(Exception e) {
        boolean awaited;
        String known;
        synchronized (gate) {
            problem = opened ? problem : ClosingReason.notReached(getURI(), e);
            known = problem;
            awaited = closedSilently;
        }
        LOG.atDebug().addKeyValue("server", getURI()).setCause(e).log("Socket error");
        if (awaited) {
            end(known);
        }
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        String why;
        boolean silent;
        synchronized (gate) {
            silent = problem.isEmpty() && !opened && reason.isBlank() && "wss".equals(getURI().getScheme());
            closedSilently = silent;
            why = problem.isEmpty() ? ClosingReason.of(opened, code, reason, getURI()) : problem;
        }
        if (silent) {
            later(EXPLAIN_MS, () -> end(why));
        } else {
            end(why);
        }
    }

    private void end(String reason) {
        synchronized (gate) {
            if (!ended) {
                ended = true;
                listener.onClosed(reason);
            }
        }
    }

    private void later(long delayMs, Runnable task) {
        try {
            var _ = deadlines.schedule(task, delayMs, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The client is shutting down: without deadlines the socket ends now.
            closeConnection(CloseFrame.GOING_AWAY, "");
        }
    }
}
