package dev.parley.server.account;

import dev.parley.protocol.ErrorCode;
import org.jspecify.annotations.Nullable;

/** A request about an account is refused. The message is a sentence for whoever asked. */
final class AccountException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable Long retryAfterMillis;

    AccountException(ErrorCode code, String sentence) {
        this(code, sentence, null);
    }

    /** @param retryAfterMillis when trying again makes sense, in milliseconds; null for not without a change */
    AccountException(ErrorCode code, String sentence, @Nullable Long retryAfterMillis) {
        super(sentence);
        this.code = code;
        this.retryAfterMillis = retryAfterMillis;
    }

    @Nullable
    Long retryAfterMillis() {
        return retryAfterMillis;
    }

    ErrorCode code() {
        return code;
    }
}
