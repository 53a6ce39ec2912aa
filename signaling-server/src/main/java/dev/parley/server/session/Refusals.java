package dev.parley.server.session;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.json.DecodeException;

/** The one place where what goes wrong outside the room rules becomes an error on the wire. */
final class Refusals {
    private Refusals() {}

    static ServerMessage.ErrorReply undecodable(DecodeException why, String correlation) {
        return new ServerMessage.ErrorReply(why.code(), String.valueOf(why.getMessage()), null, correlation);
    }

    static ServerMessage.ErrorReply tooFast(long waitMillis, String correlation) {
        return tooFast("That was too much in too short a time. Wait a moment and try again.", waitMillis, correlation);
    }

    static ServerMessage.ErrorReply tooFast(String sentence, long waitMillis, String correlation) {
        return new ServerMessage.ErrorReply(ErrorCode.RATE_LIMITED, sentence, waitMillis, correlation);
    }

    static ServerMessage.ErrorReply refused(ErrorCode code, String sentence, String correlation) {
        return new ServerMessage.ErrorReply(code, sentence, null, correlation);
    }

    static ServerMessage.ErrorReply defect(String correlation) {
        return new ServerMessage.ErrorReply(
                ErrorCode.INTERNAL,
                "The server made a mistake with this request. Try again; if it happens again, tell the admin the code "
                        + correlation + ".",
                null,
                correlation);
    }
}
