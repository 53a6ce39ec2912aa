package dev.parley.server.session;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.json.Codec;
import dev.parley.protocol.json.DecodeException;
import dev.parley.server.room.Request;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * One connected client, from the open socket to its end.
 *
 * <pre>
 * AWAITING_HELLO --hello accepted--&gt; READY
 * AWAITING_HELLO --asks about an account, a few times--&gt; AWAITING_HELLO
 * AWAITING_HELLO --anything else, time-out--&gt; CLOSED
 * READY --mistakes, silence, an access token that ran out, connection lost, server going down--&gt; CLOSED
 * </pre>
 *
 * <p>{@link #received} and {@link #receivedBinary} are called by one thread at a time, the other methods by
 * any. Every error and every log line
 * of a request carries its correlation, {@code session.id}, with a counter where the client gave no id.
 */
public final class ClientSession {
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
    private final InetAddress address;
    private final AddressBook addresses;
    private final AccountBook accounts;
    private final Telemetry telemetry;

    private final AtomicReference<@Nullable String> account = new AtomicReference<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.AWAITING_HELLO);
    private final AccountDesk desk;
    private final PasswordDesk passwords;
    private final StoreDesk stored;
    private volatile long lastHeardMillis;
    private long counter;

    ClientSession(String id, Connection connection, InetAddress address, Allowance allowance, Sessions server) {
        this.id = id;
        this.connection = connection;
        this.address = address;
        this.allowance = allowance;
        this.addresses = server.addresses();
        this.accounts = server.accounts();
        this.greeting = server.greeting();
        this.switchboard = server.switchboard();
        this.settings = server.settings();
        this.time = server.time();
        this.telemetry = switchboard.telemetry();
        this.desk = new AccountDesk(settings, address, time);
        this.stored = new StoreDesk(id, switchboard);
        this.passwords = new PasswordDesk(switchboard, server.passwords(), addresses, address);
        this.lastHeardMillis = time.monotonicMillis();
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
            SessionLog.event(Level.ERROR, fallback).setCause(defect).log("A request failed");
            telemetry.refused(ErrorCode.INTERNAL);
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
        stopCounting();
    }

    /**
     * The client has shown whose account it uses, whose limits hold from now on. To be called once, before it is welcomed.
     *
     * @return false if that account has as many connections as it may; then nothing has changed
     */
    boolean identifiedAs(String newAccount) {
        if (!accounts.enter(newAccount, allowance)) {
            return false;
        }
        account.set(newAccount);
        if (state.get() == State.CLOSED) {
            // It ended on another thread before it counted.
            stopCounting();
        }
        return true;
    }

    private void stopCounting() {
        String counted = account.getAndSet(null);
        if (counted != null) {
            accounts.leave(counted);
        }
    }

    /** Ends a connection that has been silent for too long. */
    public void checkTimeouts() {
        long now = time.monotonicMillis();
        State current = state.get();
        if (current == State.AWAITING_HELLO && desk.isHelloOverdue()) {
            end(ErrorCode.HANDSHAKE_TIMEOUT, "The first message, hello, did not come in time. Connect again.");
        } else if (current == State.READY && desk.hasExpired()) {
            end(ErrorCode.TOKEN_EXPIRED, "This sign-in has run out. Refresh it and connect again.");
        } else if (current == State.READY && now - lastHeardMillis >= settings.idleTimeoutMillis()) {
            end(ErrorCode.IDLE_TIMEOUT, "Nothing was heard from the app for too long. Connect again.");
        }
    }

    private void accept(Envelope<ClientMessage> envelope, String fallback) {
        String request = envelope.id();
        String correlation = request == null ? fallback : id + "." + request;
        telemetry.received(envelope.message());
        if (envelope.message() instanceof ClientMessage.AccountMessage message) {
            ask(message, request, correlation);
        } else if (state.get() == State.READY) {
            forward(envelope, correlation);
        } else if (envelope.message() instanceof ClientMessage.Hello hello) {
            greet(hello, request, correlation);
        } else {
            turnAway(request, ErrorCode.HELLO_REQUIRED, "The first message must be hello.", correlation);
        }
    }

    private void ask(ClientMessage.AccountMessage message, @Nullable String request, String correlation) {
        long wait = allowance.waitMillis(Weights.surcharge(message));
        if (state.get() == State.AWAITING_HELLO && !desk.mayAskBeforeHello()) {
            turnAway(request, ErrorCode.HELLO_REQUIRED, "That was too much before hello. Connect again.", correlation);
        } else if (wait > 0) {
            refuse(request, Refusals.tooFast(wait, correlation));
        } else {
            desk.ask(message, correlation, answer -> answered(request, answer));
        }
    }

    /** Called on any thread, also when the session has ended meanwhile. */
    private void answered(@Nullable String request, ServerMessage answer) {
        if (state.get() == State.CLOSED) {
            return;
        }
        if (answer instanceof ServerMessage.ErrorReply error) {
            refuse(request, error);
        } else {
            reply(request, answer);
        }
    }

    private void forward(Envelope<ClientMessage> envelope, String correlation) {
        long wait = waitMillis(envelope.message());
        if (wait > 0) {
            refuse(envelope.id(), Refusals.tooFast(wait, correlation));
        } else if (envelope.message() instanceof ClientMessage.Report report) {
            pass(report, envelope.id(), correlation);
        } else {
            Request request = new Request(id, envelope.message(), envelope.id(), correlation);
            passwords.submit(request, this::pass, error -> answered(request.id(), error));
        }
    }

    /** Its password, if there is one, is hashed. Called on any thread. */
    private void pass(Request request) {
        if (StoreDesk.isFor(request.message())) {
            stored.ask(request, answer -> answered(request.id(), answer));
        } else {
            switchboard.submit(request);
        }
    }

    private long waitMillis(ClientMessage message) {
        long wait = allowance.waitMillis(Weights.surcharge(message));
        return wait > 0 || !(message instanceof ClientMessage.CreateRoom) ? wait : allowance.waitMillisForRoom();
    }

    /** It concerns no room, and is added up with what others say. */
    private void pass(ClientMessage.Report report, @Nullable String request, String correlation) {
        long wait = allowance.waitMillisForReport();
        if (wait > 0) {
            refuse(request, Refusals.tooFast(wait, correlation));
        } else {
            telemetry.reported(report);
        }
    }

    private void greet(ClientMessage.Hello hello, @Nullable String request, String correlation) {
        long wait = addresses.waitMillisToGuess(address);
        if (wait > 0) {
            String sentence = "There were too many wrong passwords from your network. Wait, then try again.";
            reply(request, Refusals.tooFast(sentence, wait, correlation));
            end(ErrorCode.RATE_LIMITED, sentence, wait);
            return;
        }
        switch (greeting.answer(hello, id)) {
            case Greeting.Refused refused -> {
                if (refused.code() == ErrorCode.UNAUTHORIZED && !(hello.credentials() instanceof Credentials.Guest)) {
                    addresses.guessedWrong(address);
                }
                turnAway(request, refused.code(), refused.sentence(), correlation);
            }
            case Greeting.Welcomed welcomed -> welcome(welcomed, hello, request, correlation);
        }
    }

    private void welcome(
            Greeting.Welcomed welcomed, ClientMessage.Hello hello, @Nullable String request, String correlation) {
        Identity identity = welcomed.identity();
        if (identity != null && !identifiedAs(identity.account())) {
            turnAway(
                    request,
                    ErrorCode.TOO_MANY_CONNECTIONS,
                    "This account has as many connections as it may. Close Parley elsewhere, then try again.",
                    correlation);
            return;
        }
        desk.identified(identity);
        stored.identified(identity);
        reply(request, welcomed.welcome());
        enter(identity);
        SessionLog.started(hello, identity, correlation);
    }

    private void enter(@Nullable Identity identity) {
        if (state.compareAndSet(State.AWAITING_HELLO, State.READY)) {
            switchboard.enter(id, connection, identity == null ? null : identity.account());
        }
        if (state.get() == State.CLOSED) {
            // It ended on another thread before it had entered, so its leaving came too early.
            switchboard.leave(id, LeaveReason.DISCONNECTED);
        }
    }

    /** Says no. Of a client's mistakes not too many are answered; then the connection ends. */
    private void refuse(@Nullable String request, ServerMessage.ErrorReply error) {
        telemetry.refused(error.code());
        SessionLog.event(Level.DEBUG, error.correlation())
                .addKeyValue("code", error.code().wire())
                .log("Refused");
        reply(request, error);
        if (isMistake(error.code()) && !allowance.forgives()) {
            end(error.code(), "There were too many messages like this one. Connect again more calmly.");
        }
    }

    /** What the server needs itself and cannot reach is not the client's fault; how often it asks is limited anyway. */
    private static boolean isMistake(ErrorCode code) {
        return code != ErrorCode.STORAGE_UNAVAILABLE && code != ErrorCode.ISSUER_UNAVAILABLE;
    }

    private void turnAway(@Nullable String request, ErrorCode code, String sentence, String correlation) {
        telemetry.refused(code);
        reply(request, Refusals.refused(code, sentence, correlation));
        end(code, sentence);
    }

    private void reply(@Nullable String request, ServerMessage message) {
        connection.send(Codec.encodeServer(Envelope.reply(message, request)));
        connection.flush();
    }

    private void end(ErrorCode code, String sentence) {
        end(code, sentence, Ending.of(code).retryAfterMillis());
    }

    private void end(ErrorCode code, String sentence, @Nullable Long retryAfterMillis) {
        State before = state.getAndSet(State.CLOSED);
        if (before == State.CLOSED) {
            return;
        }
        telemetry.ended(code);
        SessionLog.event(code == ErrorCode.SHUTTING_DOWN ? Level.DEBUG : Level.INFO, id)
                .addKeyValue("code", code.wire())
                .log("Session ended by the server");
        reply(null, new ServerMessage.Goodbye(code, sentence, retryAfterMillis));
        connection.close(code);
        if (before == State.READY) {
            switchboard.leave(id, partingWith(code));
        }
        stopCounting();
    }

    /** Whoever broke the rules loses its place; whoever was only cut off may take it again. */
    private static LeaveReason partingWith(ErrorCode code) {
        return switch (code) {
            case IDLE_TIMEOUT, SLOW_READER, SHUTTING_DOWN, TOKEN_EXPIRED -> LeaveReason.DISCONNECTED;
            default -> LeaveReason.REMOVED;
        };
    }
}
