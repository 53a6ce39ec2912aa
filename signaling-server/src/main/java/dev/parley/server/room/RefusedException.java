package dev.parley.server.room;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;

/** A rule says no. Thrown before anything has changed; {@link RoomEngine} turns it into the reply. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String sentence;

    RefusedException(ErrorCode code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
        this.sentence = sentence;
    }

    public ErrorCode code() {
        return code;
    }

    /** What is wrong, in a sentence for a person. */
    public String sentence() {
        return sentence;
    }

    ServerMessage.ErrorReply reply(String correlation) {
        return new ServerMessage.ErrorReply(code, sentence, null, correlation);
    }
}
