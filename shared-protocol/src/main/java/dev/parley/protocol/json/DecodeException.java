package dev.parley.protocol.json;

import dev.parley.protocol.ErrorCode;
import org.jspecify.annotations.Nullable;

/** A frame that is not a message. The only exception decoding ever throws, whatever the input. */
public final class DecodeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable String re;

    public DecodeException(ErrorCode code, String message, @Nullable String re) {
        super(message, null, false, false);
        this.code = code;
        this.re = re;
    }

    /** One of malformed, too-large, unsupported, invalid-field. */
    public ErrorCode code() {
        return code;
    }

    /** The id of the offending request, if it could be read. */
    public @Nullable String re() {
        return re;
    }
}
