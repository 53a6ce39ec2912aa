package dev.parley.server.session;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.json.Codec;
import dev.parley.protocol.json.DecodeException;
import dev.parley.server.room.Request;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One connected client, from the open socket to its end.
 *
 * <pre>
 * AWAITING_HELLO --hello accepted--&gt; READY
 * AWAITING_HELLO --anything else, time-out--&gt; CLOSED
 * READY --mistakes, silence, connection lost, server going down--&gt; CLOSED
 * </pre>
 *
 * <p>{@link #received} and {@link #receivedBinary} are called by one thread at a time, the other methods by
 * any. Every error and every log line
 * of a request carries its correlation, {@code session.id}, with a counter where the client gave no id.
 */
public final class ClientSession {
    private static final Logger LOG = LoggerFactory.getLogger("server.session");

    /** A created room lasts a minute without anybody in it, so creating costs as much as so many other messages. */
    private static final int CREATE_WEIGHT = 10;

    /** Joining is told to everybody in the room and everybody who follows the list. */
    private static final int JOIN_WEIGHT = 5;

    private enum State {
        AWAITING_HELLO,
        READY,
        CLOSED
    }

    private final String id;
    private final Connection connection;
    private final Allowance allowance;
    private final Greeting greeting;
    private final Switchboard switchboard;
    private final SessionSettings settings;
    private final Timekeeper time;

    private final AtomicReference<State> state = new AtomicReference<>(State.AWAITING_HELLO);
    private final long openedMillis;
    private volatile long lastHeardMillis;
    private long counter;

    ClientSession(String id, Connection connection, Allowance allowance, Sessions server) {
        this.id = id;
        this.connection = connection;
        this.allowance = allowance;
        this.greeting = server.greeting();
        this.switchboard = server.switchboard();
        this.settings = server.settings();
        this.time = server.time();
        this.openedMillis = time.monotonicMillis();
        this.lastHeardMillis = openedMillis;
    }

    public String id() {
        return id;
    }

    public boolean isReady() {
        return state.get() == State.READY;
    }

    /** A text message arrived. Whatever it is, this returns normally. */
    public void received(String frame) {
        if (state.get() == State.CLOSED) {
            return;
        }
        lastHeardMillis = time.monotonicMillis();
        String fallback = id + ".n" + ++counter;
        try {
            long wait = allowance.waitMillisForFrame(frame.length());
            if (wait > 0) {
                refuse(null, Refusals.tooFast(wait, fallback));
            } else {
                accept(Codec.decodeClient(frame), fallback);
            }
        } catch (DecodeException e) {
            refuse(e.re(), Refusals.undecodable(e, e.re() == null ? fallback : id + "." + e.re()));
        } catch (Throwable defect) {
            // An Error that reached the library would stop the whole server.
            event(Level.ERROR, fallback).setCause(defect).log("A request failed");
            reply(null, Refusals.defect(fallback));
        }
    }

    /** A binary message arrived, which has no meaning here. */
    public void receivedBinary() {
        if (state.get() != State.CLOSED) {
            String correlation = id + ".n" + ++counter;
            String sentence = "Messages are text; a binary one has no meaning here.";
            refuse(null, Refusals.refused(ErrorCode.MALFORMED, sentence, correlation));
        }
    }

    /** The connection broke one of the socket's rules, or the server is going down: it is told and closed. */
    public void violated(ErrorCode code, String sentence) {
        end(code, sentence);
    }

    /** The socket is gone, or so slow that nothing more can be said. */
    public void lost(LeaveReason reason) {
        if (state.getAndSet(State.CLOSED) == State.READY) {
            switchboard.leave(id, reason);
        }
    }

    /** Ends a connection that has been silent for too long. */
    public void checkTimeouts() {
        long now = time.monotonicMillis();
        State current = state.get();
        if (current == State.AWAITING_HELLO && now - openedMillis >= settings.helloTimeoutMillis()) {
            end(ErrorCode.HANDSHAKE_TIMEOUT, "The first message, hello, did not come in time. Connect again.");
        } else if (current == State.READY && now - lastHeardMillis >= settings.idleTimeoutMillis()) {
            end(ErrorCode.IDLE_TIMEOUT, "Nothing was heard from the app for too long. Connect again.");
        }
    }

    private void accept(Envelope<ClientMessage> envelope, String fallback) {
        String request = envelope.id();
        String correlation = request == null ? fallback : id + "." + request;
        if (state.get() == State.READY) {
            forward(envelope, correlation);
        } else if (envelope.message() instanceof ClientMessage.Hello hello) {
            greet(hello, request, correlation);
        } else {
            turnAway(request, ErrorCode.HELLO_REQUIRED, "The first message must be hello.", correlation);
        }
    }

    private void forward(Envelope<ClientMessage> envelope, String correlation) {
        long wait = allowance.waitMillis(surcharge(envelope.message()));
        if (wait > 0) {
            refuse(envelope.id(), Refusals.tooFast(wait, correlation));
        } else {
            switchboard.submit(new Request(id, envelope.message(), envelope.id(), correlation));
        }
    }

    /** What a message costs beyond the one that every message costs before it is read. */
    private static int surcharge(ClientMessage message) {
        return switch (message) {
            case ClientMessage.CreateRoom create -> CREATE_WEIGHT - 1;
            case ClientMessage.JoinRoom join -> JOIN_WEIGHT - 1;
            default -> 0;
        };
    }

    private void greet(ClientMessage.Hello hello, @Nullable String request, String correlation) {
        switch (greeting.answer(hello, id)) {
            case Greeting.Refused refused -> turnAway(request, refused.code(), refused.sentence(), correlation);
            case Greeting.Welcomed welcomed -> {
                reply(request, welcomed.welcome());
                enter();
                event(Level.INFO, correlation)
                        .addKeyValue("client", '"' + hello.client() + '"')
                        .log("Session started");
            }
        }
    }

    private void enter() {
        if (state.compareAndSet(State.AWAITING_HELLO, State.READY)) {
            switchboard.enter(id, connection);
        }
        if (state.get() == State.CLOSED) {
            // It ended on another thread before it had entered, so its leaving came too early.
            switchboard.leave(id, LeaveReason.DISCONNECTED);
        }
    }

    /** Answers a mistake, as long as there are not too many; then the connection ends. */
    private void refuse(@Nullable String request, ServerMessage.ErrorReply error) {
        event(Level.DEBUG, error.correlation())
                .addKeyValue("code", error.code().wire())
                .log("Refused");
        reply(request, error);
        if (!allowance.forgives()) {
            end(error.code(), "There were too many messages like this one. Connect again more calmly.");
        }
    }

    private void turnAway(@Nullable String request, ErrorCode code, String sentence, String correlation) {
        reply(request, Refusals.refused(code, sentence, correlation));
        end(code, sentence);
    }

    private void reply(@Nullable String request, ServerMessage message) {
        connection.send(Codec.encodeServer(Envelope.reply(message, request)));
    }

    private void end(ErrorCode code, String sentence) {
        State before = state.getAndSet(State.CLOSED);
        if (before == State.CLOSED) {
            return;
        }
        event(code == ErrorCode.SHUTTING_DOWN ? Level.DEBUG : Level.INFO, id)
                .addKeyValue("code", code.wire())
                .log("Session ended by the server");
        reply(null, Refusals.goodbye(code, sentence));
        connection.close(code);
        if (before == State.READY) {
            switchboard.leave(id, partingWith(code));
        }
    }

    /** Whoever broke the rules loses its place; whoever was only cut off may take it again. */
    private static LeaveReason partingWith(ErrorCode code) {
        return switch (code) {
            case IDLE_TIMEOUT, SLOW_READER, SHUTTING_DOWN -> LeaveReason.DISCONNECTED;
            default -> LeaveReason.REMOVED;
        };
    }

    private static LoggingEventBuilder event(Level level, String correlation) {
        return LOG.atLevel(level).addKeyValue("correlation", correlation);
    }
}
