package dev.parley.server.account;

import dev.parley.protocol.ErrorCode;

/** A request about an account is refused. The message is a sentence for whoever asked. */
final class AccountException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    AccountException(ErrorCode code, String sentence) {
        super(sentence);
        this.code = code;
    }

    ErrorCode code() {
        return code;
    }
}
