package dev.parley.client.core;

import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Text;
import java.net.URI;

/** Signing in and out. */
final class AuthUpdate {
    private AuthUpdate() {}

    /**
     * On "this computer" there is nobody to ask: one is signed in at once, and the server starts with the first meeting. So it is for
     * whom a link leads elsewhere first. A server that was tried before, and is not there, is left behind.
     */
    static Next<AppState> signIn(AppState state, Event.SignIn event) {
        AuthPhase phase = state.auth().phase().on(AuthPhase.Input.SIGN_IN).orElse(null);
        if (phase == null) {
            return Next.same(state);
        }
        try {
            return signIn(state, phase, event);
        } catch (InvalidFieldException e) {
            return Next.same(state.withAuth(state.auth().withError(String.valueOf(e.getMessage()))));
        }
    }

    private static Next<AppState> signIn(AppState state, AuthPhase phase, Event.SignIn event) {
        String name = Text.name("name", event.displayName());
        Account known = state.auth().account();
        AppState signing = state.withAuth(
                state.auth().entering(phase, name, event.server()).withAccount(known.left()));
        return event.server() == null || !event.asked()
                ? atHome(signing)
                : ConnectionUpdate.connect(signing, event.server());
    }

    /** Whose sign-in had expired may still be connected to that server, or on the way into a meeting there. */
    private static Next<AppState> atHome(AppState state) {
        return RoomUpdate.abandon(state)
                .then(ConnectionUpdate::closed)
                .then(free -> Next.same(accepted(free.withConnection(ConnectionUpdate.NONE))));
    }

    /** The server has let this person in, as whoever they said they were. */
    static AppState accepted(AppState state) {
        return after(withAccount(state, state.auth().account().used()), AuthPhase.Input.ACCEPTED, "");
    }

    private static AppState withAccount(AppState state, Account account) {
        return state.withAuth(state.auth().withAccount(account));
    }

    /** The server does not take this client, or is not there. Somebody who was signed in is asked to sign in again. */
    static AppState refused(AppState state, String error) {
        boolean concerns = state.auth().phase().on(AuthPhase.Input.REFUSED).isPresent();
        return concerns
                ? after(withAccount(state, state.auth().account().left()), AuthPhase.Input.REFUSED, error)
                : state;
    }

    static AppState expired(AppState state, String error) {
        return after(withAccount(state, state.auth().account().expired()), AuthPhase.Input.EXPIRED, error);
    }

    /** Ends everything that runs, and the sign-in to an account, and forgets passwords; the chosen name stays for the next time. */
    static Next<AppState> signOut(AppState state) {
        if (state.auth().phase().on(AuthPhase.Input.SIGN_OUT).isEmpty()) {
            return Next.same(state);
        }
        AppState leaving = ServerPasswordUpdate.forgetAll(after(state, AuthPhase.Input.SIGN_OUT, ""));
        AccountInfo owner = leaving.auth().account().owner();
        URI server = leaving.auth().account().server();
        return owner == null || server == null
                ? end(leaving)
                : RoomUpdate.depart(leaving).then(GrantUpdate::decline).then(out -> endSignIn(out, server, owner));
    }

    /** What is kept of it goes first: whatever becomes of the server's answer, nobody is signed in here the next time. */
    private static Next<AppState> endSignIn(AppState state, URI server, AccountInfo owner) {
        String id = Requests.nextId(state);
        return Requests.expect(state, new Request.SignOut()).and(new Effect.EndSignIn(server, owner.id(), id));
    }

    /** The sign-in has ended, or cannot be ended on this connection. */
    static Next<AppState> signedOut(AppState state) {
        return state.auth().phase() == AuthPhase.LOGGING_OUT ? end(state) : Next.same(state);
    }

    /** Ends everything that runs, but keeps the sign-in to an account for the next time. */
    static Next<AppState> stepOut(AppState state) {
        return state.auth().phase().on(AuthPhase.Input.SIGN_OUT).isEmpty()
                ? signedOut(state)
                : end(after(state, AuthPhase.Input.SIGN_OUT, ""));
    }

    private static Next<AppState> end(AppState state) {
        return ConnectionUpdate.disconnect(state).then(HostUpdate::stop).then(closed -> {
            AppState left = withAccount(closed, closed.auth().account().left());
            return Next.same(after(left.withConnection(ConnectionUpdate.NONE), AuthPhase.Input.SIGNED_OUT, ""));
        });
    }

    private static AppState after(AppState state, AuthPhase.Input input, String error) {
        return state.auth()
                .phase()
                .on(input)
                .map(phase -> state.withAuth(state.auth().withPhase(phase).withError(error)))
                .orElse(state);
    }
}
