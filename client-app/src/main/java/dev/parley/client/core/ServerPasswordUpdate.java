package dev.parley.client.core;

import dev.parley.client.core.Account.Field;
import dev.parley.client.core.Account.Problem;
import dev.parley.client.text.Texts;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.ServerMessage;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The password that a server wants from guests. Whoever signs in there is asked for it on the login screen. Whom a link leads there is
 * asked on the way into the meeting: a server that refuses a guest is asked, on a second connection, whether a password would help.
 */
final class ServerPasswordUpdate {
    private ServerPasswordUpdate() {}

    /** Comes in as a guest who knows the password. */
    static Next<AppState> enter(AppState state, Event.EnterAsGuest event) {
        if (state.auth().phase().on(AuthPhase.Input.SIGN_IN).isEmpty()) {
            return Next.same(state);
        }
        try {
            AppState knowing = remembering(state, event.server(), event.password());
            return AuthUpdate.signIn(knowing, new Event.SignIn(state.auth().displayName(), event.server()));
        } catch (InvalidFieldException e) {
            Problem problem = new Problem(
                    Field.SERVER_PASSWORD, Explanations.of(ErrorCode.INVALID_FIELD, String.valueOf(e.getMessage())));
            return Next.same(AccountUpdate.withProblem(state, problem));
        }
    }

    private static AppState remembering(AppState state, URI server, String password) {
        return with(state, passwords(state).with(server, new Credentials.Password(password)));
    }

    private static ServerPasswords passwords(AppState state) {
        return state.auth().passwords();
    }

    private static AppState with(AppState state, ServerPasswords passwords) {
        return state.withAuth(state.auth().withPasswords(passwords));
    }

    /** Nobody is on the way to the meeting any more for which a server wanted its password. */
    static AppState settled(AppState state) {
        return with(state, passwords(state).askedBy(null));
    }

    static AppState forgetAll(AppState state) {
        return with(state, ServerPasswords.NONE);
    }

    /** Whether the person has to be asked before the server is greeted. */
    static boolean isMissing(AppState state, ServerMessage.AuthMethods ways) {
        return ways.password() && AccountUpdate.credentials(state) instanceof Credentials.Guest;
    }

    /** {@code hello} was refused. */
    static Next<AppState> helloRefused(AppState state, ServerMessage.ErrorReply error, long now) {
        URI server = state.connection().server();
        boolean first = state.connection().phase() == ConnectionPhase.CONNECTING;
        Long waitMs = error.retryAfterMs();
        if (server == null || !first) {
            // Others on the same network may have mistyped it: no reason to end a meeting.
            return waitMs == null ? refused(state, error) : ConnectionUpdate.dropped(state, waitMs, error.message());
        }
        Credentials shown = AccountUpdate.credentials(state);
        if (shown.equals(passwords(state).of(server)) && isAboutPassword(error)) {
            // Who has to wait may do so for somebody else on the same network, and have the right one.
            boolean wrong = error.code() == ErrorCode.UNAUTHORIZED;
            return again(wrong ? with(state, passwords(state).without(server)) : state, server, error, now);
        }
        boolean mayLook = error.code() == ErrorCode.UNAUTHORIZED
                && shown instanceof Credentials.Guest
                && state.auth().phase() == AuthPhase.AUTHENTICATED;
        return mayLook ? look(state, server) : refused(state, error);
    }

    private static Next<AppState> refused(AppState state, ServerMessage.ErrorReply error) {
        return ConnectionUpdate.refused(state, error.code(), error.message());
    }

    private static boolean isAboutPassword(ServerMessage.ErrorReply error) {
        return error.code() == ErrorCode.UNAUTHORIZED
                || (error.code() == ErrorCode.RATE_LIMITED && error.retryAfterMs() != null);
    }

    /** What was typed did not let this person in: they are asked once more where they typed it. */
    private static Next<AppState> again(AppState state, URI server, ServerMessage.ErrorReply error, long now) {
        boolean wrong = error.code() == ErrorCode.UNAUTHORIZED;
        if (state.auth().phase() == AuthPhase.AUTHENTICATED) {
            return wrong
                    ? ask(state, server, ErrorCode.PASSWORD_WRONG, Texts.of("core.refusal.server-password"))
                    : ask(
                                    state,
                                    server,
                                    ErrorCode.RATE_LIMITED,
                                    AccountTexts.problem(error).sentence())
                            .then(s -> DoorUpdate.refused(s, error.retryAfterMs(), now));
        }
        Problem problem = wrong
                ? new Problem(Field.SERVER_PASSWORD, Texts.of("core.refusal.server-password"))
                : AccountTexts.problem(error);
        String elsewhere = state.auth().account().isAskedFor() ? "" : problem.sentence();
        return ConnectionUpdate.closed(state)
                .then(s -> Next.same(AccountUpdate.withProblem(AuthUpdate.refused(s, elsewhere), problem)));
    }

    /** The server closes the connection on which it has refused somebody. */
    private static Next<AppState> look(AppState state, URI server) {
        return ConnectionUpdate.connect(state, server)
                .then(s -> Next.same(s.withConnection(s.connection().because("", ErrorCode.UNAUTHORIZED))));
    }

    /** Whether this connection is only there to ask whether a password would help. */
    static boolean isLooking(AppState state) {
        AppState.Connection connection = state.connection();
        return connection.phase() == ConnectionPhase.CONNECTING && connection.refusal() == ErrorCode.UNAUTHORIZED;
    }

    /** @param ways how one may come in there; null if the server does not say */
    static Next<AppState> looked(AppState state, ServerMessage.@Nullable AuthMethods ways) {
        URI server = state.connection().server();
        return ways == null || !ways.password() || server == null
                ? ConnectionUpdate.refused(state, ErrorCode.UNAUTHORIZED, "")
                : ask(
                        state,
                        server,
                        ErrorCode.PASSWORD_REQUIRED,
                        Texts.of("core.server.password-wanted", String.valueOf(server.getHost())));
    }

    /** The meeting has to wait for the password, or the meetings of that server if none is being entered. */
    private static Next<AppState> ask(AppState state, URI server, ErrorCode code, String sentence) {
        boolean atHome = state.room().phase() == RoomPhase.NO_ROOM;
        return Next.of(with(state, passwords(state).askedBy(server)), new Effect.CloseSocket())
                .then(s -> ConnectionUpdate.failed(s, sentence, code))
                .then(s -> Next.same(atHome ? s.withRoom(s.room().because(sentence, code)) : s));
    }

    /** The password was typed for which a server has asked on the way into a meeting. */
    static Next<AppState> tryAgain(AppState state, String password) {
        URI server = passwords(state).asking();
        if (server == null) {
            return Next.same(state);
        }
        AppState knowing = remembering(state, server, password);
        return state.room().target() == null
                ? HomeUpdate.connect(settled(knowing.withRoom(knowing.room().because("", null))))
                : RoomUpdate.joinAt(
                        knowing,
                        server,
                        state.room().target(),
                        state.room().links(),
                        state.room().door().pass());
    }
}
