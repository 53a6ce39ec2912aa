package dev.parley.client.core;

import dev.parley.client.core.ConnectionPhase.Input;
import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;
import dev.parley.protocol.Capability;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Limits;
import dev.parley.protocol.ServerMessage;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way to the server: opening, losing, finding again. */
final class ConnectionUpdate {
    /** To no server, and there was none. */
    static final AppState.Connection NONE =
            new AppState.Connection(ConnectionPhase.IDLE, null, null, 0, "", null, -1, 0);

    private static final String CLIENT = "parley/0.1.0";

    private ConnectionUpdate() {}

    static boolean isUp(AppState state) {
        return state.connection().phase() == ConnectionPhase.CONNECTED;
    }

    /** Makes sure that this client is connected to {@code server} or on the way there, then goes on with the room. */
    static Next<AppState> reach(AppState state, URI server) {
        boolean same = server.equals(state.connection().server());
        return switch (state.connection().phase()) {
            case CONNECTED -> same ? RoomUpdate.proceed(state) : connect(state, server);
            case CONNECTING, DISCONNECTED, RECONNECTING -> same ? Next.same(state) : connect(state, server);
            case IDLE, FAILED -> connect(state, server);
        };
    }

    /** Opens the way to a server, leaving the one before. */
    static Next<AppState> connect(AppState state, URI server) {
        return closed(state).then(idle -> {
            AppState.Connection connection = new AppState.Connection(
                    ConnectionPhase.IDLE.on(Input.CONNECT).orElseThrow(), server, null, 0, "", null, -1, 0);
            return open(idle.withConnection(connection).withLobby(LobbyUpdate.EMPTY), server);
        });
    }

    private static Next<AppState> open(AppState state, URI server) {
        return Next.of(state, new Effect.OpenSocket(server))
                .then(opening -> Requests.expect(opening, new Request.Hello()));
    }

    static Next<AppState> opened(AppState state, long now) {
        return Requests.awaits(state, Request.Hello.class) ? AccountUpdate.opened(state, now) : Next.same(state);
    }

    /** Before it is greeted, the server has answered something else: the greeting has as much time again, here and there. */
    static Next<AppState> stillGreeting(AppState state) {
        String id = Requests.idOf(state, Request.Hello.class);
        return id == null
                ? Next.same(state)
                : Next.of(state, new Effect.StartTimer(new Timer.Request(id), Requests.TIMEOUT_MS));
    }

    static Next<AppState> hello(AppState state) {
        String id = Requests.idOf(state, Request.Hello.class);
        if (id == null) {
            return Next.same(state);
        }
        ClientMessage hello = new ClientMessage.Hello(
                Limits.PROTOCOL_VERSION,
                CLIENT,
                List.of(Capability.REPORT, Capability.ENTRY, Capability.DURABLE_ROOMS, Capability.INVITATIONS),
                AccountUpdate.credentials(state));
        return Next.of(state, new Effect.SendServer(hello, id));
    }

    static Next<AppState> welcome(AppState state, ServerMessage.Welcome welcome) {
        String id = Requests.idOf(state, Request.Hello.class);
        Optional<ConnectionPhase> phase = state.connection().phase().on(Input.ESTABLISHED);
        if (id == null || phase.isEmpty()) {
            return Next.same(state);
        }
        AppState.Session session = new AppState.Session(
                welcome.session(),
                welcome.heartbeatMs(),
                welcome.maxParticipants(),
                welcome.graceMs(),
                welcome.capabilities().contains(Capability.REPORT),
                welcome.linkBase(),
                welcome.capabilities().contains(Capability.ENTRY),
                welcome.capabilities().contains(Capability.DURABLE_ROOMS),
                welcome.capabilities().contains(Capability.INVITATIONS));
        AppState.Connection up =
                new AppState.Connection(phase.get(), state.connection().server(), session, 0, "", null, -1, 0);
        return Requests.close(AuthUpdate.accepted(state.withConnection(up)), id)
                .then(RoomUpdate::proceed)
                .then(LobbyUpdate::subscribe)
                .then(KeptUpdate::welcomed)
                .then(InvitationsUpdate::list)
                .and(new Effect.StartTimer(new Timer.Heartbeat(), 0));
    }

    /** The socket ended by itself. */
    static Next<AppState> socketClosed(AppState state, String reason) {
        return lost(state, 0, reason);
    }

    /** The server does not answer any more; the socket may not know it yet. */
    static Next<AppState> unanswered(AppState state) {
        return Next.of(state, new Effect.CloseSocket()).then(silent -> lost(silent, 0, ""));
    }

    static Next<AppState> goodbye(AppState state, ServerMessage.Goodbye goodbye) {
        Long retryAfterMs = goodbye.retryAfterMs();
        return retryAfterMs == null
                ? refused(state, goodbye.code(), goodbye.message())
                : dropped(state, retryAfterMs, goodbye.message());
    }

    /** This connection is of no use: another one may be, not before {@code atLeastMs} have passed. */
    static Next<AppState> dropped(AppState state, long atLeastMs, String reason) {
        return Next.of(state, new Effect.CloseSocket()).then(ended -> lost(ended, atLeastMs, reason));
    }

    /** A first connection that fails is for the person to judge; one that worked is looked for until it is found. */
    private static Next<AppState> lost(AppState state, long atLeastMs, String reason) {
        Optional<ConnectionPhase> phase = state.connection().phase().on(Input.LOST);
        if (state.auth().phase() == AuthPhase.LOGGING_OUT) {
            return AuthUpdate.signedOut(state);
        }
        if (phase.isEmpty()) {
            return Next.same(state);
        }
        if (phase.get() == ConnectionPhase.FAILED) {
            String why = reason.isBlank() ? noServer(state.connection().server()) : reason;
            return failed(state, isByLink(state) ? Sentences.of(why, Texts.of("core.server.by-link")) : why, null);
        }
        int attempt = state.connection().attempt() + 1;
        AppState waiting = state.withConnection(state.connection()
                .withPhase(phase.get())
                .withAttempt(attempt)
                .withRttMs(-1)
                .because(Texts.of("core.server.lost"), null));
        AppState asking = AccountUpdate.interrupted(waiting);
        if (asking.auth().phase() == AuthPhase.TOKEN_EXPIRED || BrowserUpdate.isBrowsing(asking)) {
            return quiet(asking); // There is nothing to come back with before the person has signed in.
        }
        long delayMs = Math.max(atLeastMs, Backoff.delayMs(attempt, jitterSeed(state)));
        return quiet(asking).and(new Effect.StartTimer(new Timer.Reconnect(attempt), delayMs));
    }

    private static long jitterSeed(AppState state) {
        AppState.Session session = state.connection().session();
        return session == null ? 0 : session.id().hashCode();
    }

    private static String noServer(@Nullable URI server) {
        return server == null
                ? Texts.of("core.server.no-answer.unnamed")
                : Texts.of("core.server.no-answer", server.getAuthority());
    }

    /** Somebody else knows that server: whoever sent the link. */
    private static boolean isByLink(AppState state) {
        return HomeUpdate.isAway(state)
                && state.room().phase() == RoomPhase.JOINING
                && !state.room().links().isEmpty();
    }

    /** The server does not want this client; trying again by itself would not change that. */
    static Next<AppState> refused(AppState state, ErrorCode code, String said) {
        if (state.connection().phase().on(Input.REFUSED).isEmpty()) {
            return Next.same(state);
        }
        if (AccountUpdate.isStale(state, code)) {
            return AccountUpdate.renewStale(state);
        }
        return Next.of(state, new Effect.CloseSocket())
                .then(ended -> failed(ended, explained(ended, code, said), code));
    }

    private static String explained(AppState state, ErrorCode code, String said) {
        URI server = state.connection().server();
        boolean signedIn = state.auth().phase() == AuthPhase.AUTHENTICATED;
        return code == ErrorCode.UNAUTHORIZED && server != null && signedIn && HomeUpdate.isAway(state)
                ? Explanations.notLetIn(server.getHost())
                : Explanations.of(code, said);
    }

    /** There is no connection to this server, and none is tried by itself. */
    static Next<AppState> failed(AppState state, String error, @Nullable ErrorCode code) {
        if (state.auth().phase() == AuthPhase.LOGGING_OUT) {
            return AuthUpdate.signedOut(state);
        }
        AppState.Connection down = state.connection()
                .withPhase(ConnectionPhase.FAILED)
                .withAttempt(0)
                .withRttMs(-1)
                .because(error, code);
        AppState told = AuthUpdate.refused(state.withConnection(down), error);
        boolean refused = code == ErrorCode.UNAUTHORIZED || code == ErrorCode.TOKEN_EXPIRED;
        boolean expired = refused && !HomeUpdate.isAway(state);
        AppState asked = expired ? AuthUpdate.expired(told, error) : told;
        return quiet(asked.withLobby(LobbyUpdate.EMPTY))
                .and(new Effect.StopTimer(new Timer.Reconnect(state.connection().attempt())))
                .then(silent -> RoomUpdate.over(silent, error, code))
                .then(silent -> HomeUpdate.turnBack(silent, error));
    }

    /** Nothing is expected from this server any more. */
    private static Next<AppState> quiet(AppState state) {
        return forgotten(state)
                .and(new Effect.StopTimer(new Timer.Heartbeat()))
                .then(DoorUpdate::serverLost)
                .then(RoomUpdate::connectionLost);
    }

    /** What was asked is not answered any more. */
    private static Next<AppState> forgotten(AppState state) {
        return InvitationsUpdate.cutOff(state)
                .then(told -> AccountUpdate.cutOff(KeptUpdate.cutOff(told)))
                .then(Requests::closeAll);
    }

    /** Gives up; also a server inside this app that has not started yet. */
    static Next<AppState> cancel(AppState state) {
        return switch (state.connection().phase()) {
            case CONNECTING, DISCONNECTED, RECONNECTING -> disconnect(state);
            case IDLE, FAILED -> RoomUpdate.abandon(state);
            case CONNECTED -> Next.same(state);
        };
    }

    /** Leaves the room and closes the way to the server. */
    static Next<AppState> disconnect(AppState state) {
        return RoomUpdate.depart(state)
                .then(ConnectionUpdate::closed)
                .then(idle -> Next.same(AuthUpdate.refused(idle, "")))
                .then(HomeUpdate::rest);
    }

    /** Closes the way to the server. */
    static Next<AppState> closed(AppState state) {
        return state.connection()
                .phase()
                .on(Input.CLOSE)
                .map(idle -> closed(state, idle))
                .orElse(Next.same(state));
    }

    private static Next<AppState> closed(AppState state, ConnectionPhase idle) {
        AppState.Connection old = state.connection();
        AppState.Connection connection = old.withPhase(idle)
                .withAttempt(0)
                .withRttMs(-1)
                .withSession(null)
                .because("", null);
        return forgotten(state.withConnection(connection).withLobby(LobbyUpdate.EMPTY))
                .and(
                        new Effect.StopTimer(new Timer.Heartbeat()),
                        new Effect.StopTimer(new Timer.Reconnect(old.attempt())),
                        new Effect.CloseSocket());
    }

    /** A socket over a network that is gone would not say so for a long time. */
    static Next<AppState> networkChanged(AppState state) {
        URI server = state.connection().server();
        if (server == null || isThisComputer(server)) {
            return Next.same(state);
        }
        return switch (state.connection().phase()) {
            case CONNECTED -> lost(state, 0, "").then(ConnectionUpdate::reconnectNow);
            case DISCONNECTED, RECONNECTING -> reconnectNow(state);
            case IDLE, CONNECTING, FAILED -> Next.same(state);
        };
    }

    private static boolean isThisComputer(URI server) {
        String host = server.getHost();
        return host != null && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
    }

    /** Q6, Connect and Force reconnect. */
    static Next<AppState> reconnectNow(AppState state) {
        return switch (state.connection().phase()) {
            case DISCONNECTED, RECONNECTING ->
                tryAgain(state)
                        .and(new Effect.StopTimer(
                                new Timer.Reconnect(state.connection().attempt())));
            case IDLE, FAILED -> HomeUpdate.connect(state);
            case CONNECTING, CONNECTED -> Next.same(state);
        };
    }

    /** A timer of an earlier attempt, or one that comes while an attempt is under way, changes nothing. */
    static Next<AppState> reconnectDue(AppState state, int attempt) {
        boolean current = state.connection().attempt() == attempt && !Requests.awaits(state, Request.Hello.class);
        return current ? tryAgain(state) : Next.same(state);
    }

    private static Next<AppState> tryAgain(AppState state) {
        Optional<ConnectionPhase> phase = state.connection().phase().on(Input.RETRY);
        URI server = state.connection().server();
        if (phase.isEmpty() || server == null) {
            return Next.same(state);
        }
        return forgotten(state.withConnection(state.connection().withPhase(phase.get())))
                .then(trying -> open(trying, server));
    }

    static Next<AppState> heartbeatDue(AppState state, long now) {
        AppState.Session session = state.connection().session();
        if (!isUp(state) || session == null) {
            return Next.same(state);
        }
        // Earlier than the server asks, so that a slow network does not make it late.
        long nextMs = Math.max(1_000, session.heartbeatMs() * 3 / 4);
        return Requests.ask(state, new Request.Ping(now), new ClientMessage.Ping())
                .then(ConnectionUpdate::sayPresence)
                .then(s -> AccountUpdate.renewIfDue(s, now))
                .and(new Effect.StartTimer(new Timer.Heartbeat(), nextMs));
    }

    /** Nobody else hears it if nothing is new, but a server that does not count this client as a member any more says so. */
    private static Next<AppState> sayPresence(AppState state) {
        return RoomReplies.isMember(state) ? MediaUpdate.announcePresence(state) : Next.same(state);
    }

    static Next<AppState> pong(AppState state, @Nullable String re, long now) {
        if (re == null || !(Requests.of(state, re) instanceof Request.Ping ping)) {
            return Next.same(state);
        }
        long rttMs = Math.max(0, now - ping.sentAt());
        return Requests.close(state.withConnection(state.connection().withRttMs(rttMs)), re);
    }
}
