package dev.parley.client.app.oidc;

import dev.parley.client.core.SignInTrouble;

/** A sign-in does not work. The message is for the log: without anything secret and without a full stop. */
final class SignInException extends Exception {
    private static final long serialVersionUID = 1L;

    private final SignInTrouble trouble;

    SignInException(SignInTrouble trouble, String message) {
        super(message);
        this.trouble = trouble;
    }

    SignInTrouble trouble() {
        return trouble;
    }
}
