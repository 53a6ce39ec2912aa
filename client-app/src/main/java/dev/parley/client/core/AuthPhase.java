package dev.parley.client.core;

import java.util.Optional;

/** The auth machine's states (Moore): what may follow what, and what each shows. */
public enum AuthPhase {
    UNAUTHENTICATED(Screen.LOGIN),
    AUTHENTICATING(Screen.SPINNER),
    AUTHENTICATED(Screen.DASHBOARD),
    TOKEN_EXPIRED(Screen.SIGN_IN_PROMPT),
    LOGGING_OUT(Screen.SPINNER);

    /** What can happen to it. */
    public enum Input {
        SIGN_IN,
        ACCEPTED,
        REFUSED,
        EXPIRED,
        SIGN_OUT,
        SIGNED_OUT
    }

    /** What is on the screen. Rooms are shown on the dashboard only. */
    public enum Screen {
        LOGIN,
        SPINNER,
        DASHBOARD,
        SIGN_IN_PROMPT
    }

    private static final Transitions<AuthPhase, Input> TABLE = new Transitions<>(AuthPhase.class, Input.class)
            .row(UNAUTHENTICATED, Input.SIGN_IN, AUTHENTICATING)
            .row(AUTHENTICATING, Input.ACCEPTED, AUTHENTICATED)
            .row(AUTHENTICATING, Input.REFUSED, UNAUTHENTICATED)
            // Whoever was signed in and mistypes the password is still asked for it, in the meeting that goes on.
            .row(AUTHENTICATING, Input.EXPIRED, TOKEN_EXPIRED)
            .row(AUTHENTICATED, Input.EXPIRED, TOKEN_EXPIRED)
            .row(AUTHENTICATED, Input.SIGN_OUT, LOGGING_OUT)
            .row(TOKEN_EXPIRED, Input.SIGN_IN, AUTHENTICATING)
            .row(TOKEN_EXPIRED, Input.SIGN_OUT, LOGGING_OUT)
            .row(LOGGING_OUT, Input.SIGNED_OUT, UNAUTHENTICATED);

    private final Screen screen;

    AuthPhase(Screen screen) {
        this.screen = screen;
    }

    /** The state after an input; empty if the machine rejects it here. */
    public Optional<AuthPhase> on(Input input) {
        return TABLE.next(this, input);
    }

    /** The state's output. */
    public Screen screen() {
        return screen;
    }
}
