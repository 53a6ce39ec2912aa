package dev.parley.client.core;

import dev.parley.client.core.Account.Errand;
import dev.parley.client.core.Account.Field;
import dev.parley.client.core.Account.Problem;
import dev.parley.client.text.Texts;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.ServerMessage;

/** Where the refusal of a form is shown, and in which words. */
final class AccountTexts {
    private AccountTexts() {}

    /** What the server says of what was asked. Of what is typed, only it knows the passwords that everybody uses. */
    static Problem problem(Errand errand, ServerMessage.ErrorReply error) {
        boolean making = errand instanceof Errand.Enter(ClientMessage.Register register);
        return switch (error.code()) {
            case SIGN_IN_FAILED -> new Problem(Field.PASSWORD, explained(error));
            case USER_TAKEN -> new Problem(Field.USER, explained(error));
            case INVALID_FIELD ->
                making
                        ? new Problem(Field.PASSWORD, Texts.of("core.refusal.password-easy"))
                        : new Problem(Field.FORM, explained(error));
            default -> problem(error);
        };
    }

    /** What is wrong with no single field; the server may say for how long nothing is tried. */
    static Problem problem(ServerMessage.ErrorReply error) {
        Long waitMs = error.retryAfterMs();
        return error.code() == ErrorCode.RATE_LIMITED && waitMs != null
                ? new Problem(Field.FORM, Texts.of("core.refusal.wait", (waitMs + 999) / 1_000))
                : new Problem(Field.FORM, explained(error));
    }

    private static String explained(ServerMessage.ErrorReply error) {
        return Explanations.of(error.code(), error.message());
    }

    /** What no message may carry. */
    static Problem problem(InvalidFieldException e) {
        Field field = switch (e.field()) {
            case "user" -> Field.USER;
            case "email" -> Field.EMAIL;
            case "displayName" -> Field.NAME;
            case "password" -> Field.PASSWORD;
            default -> Field.FORM;
        };
        return new Problem(field, Explanations.of(ErrorCode.INVALID_FIELD, String.valueOf(e.getMessage())));
    }
}
