package dev.parley.client.core;

import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Text;

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
        AppState signing = state.withAuth(new AppState.Auth(
                phase,
                name,
                event.server(),
                state.auth().credentials(),
                "",
                state.auth().secret()));
        return event.server() == null || !event.asked()
                ? Next.same(accepted(signing.withConnection(ConnectionUpdate.NONE)))
                : ConnectionUpdate.connect(signing, event.server());
    }

    static AppState accepted(AppState state) {
        return after(state, AuthPhase.Input.ACCEPTED, "");
    }

    /** The server does not take this client, or is not there. Somebody who was signed in is asked to sign in again. */
    static AppState refused(AppState state, String error) {
        return after(state, AuthPhase.Input.REFUSED, error);
    }

    static AppState expired(AppState state, String error) {
        return after(state, AuthPhase.Input.EXPIRED, error);
    }

    /** Ends everything that runs; the chosen name stays for the next time. */
    static Next<AppState> signOut(AppState state) {
        if (state.auth().phase().on(AuthPhase.Input.SIGN_OUT).isEmpty()) {
            return Next.same(state);
        }
        AppState leaving = after(state, AuthPhase.Input.SIGN_OUT, "");
        return ConnectionUpdate.disconnect(leaving)
                .then(HostUpdate::stop)
                .then(closed ->
                        Next.same(after(closed.withConnection(ConnectionUpdate.NONE), AuthPhase.Input.SIGNED_OUT, "")));
    }

    private static AppState after(AppState state, AuthPhase.Input input, String error) {
        return state.auth()
                .phase()
                .on(input)
                .map(phase -> state.withAuth(state.auth().withPhase(phase).withError(error)))
                .orElse(state);
    }
}
