package dev.parley.server.session;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.json.DecodeException;
import org.jspecify.annotations.Nullable;

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

    /** When coming back makes sense after the server closed a connection; null where only a change on the client's side would help. */
    static @Nullable Long retryAfterMillis(ErrorCode code) {
        return switch (code) {
            case RATE_LIMITED, TOO_MANY_CONNECTIONS -> 10_000L;
            case SLOW_READER, IDLE_TIMEOUT, HANDSHAKE_TIMEOUT, INTERNAL -> 1_000L;
            case SHUTTING_DOWN -> 2_000L;
            case MALFORMED,
                    TOO_LARGE,
                    UNSUPPORTED,
                    UNSUPPORTED_VERSION,
                    INVALID_FIELD,
                    HELLO_REQUIRED,
                    HELLO_REPEATED,
                    UNAUTHORIZED,
                    SIGN_IN_FAILED,
                    TOKEN_EXPIRED,
                    SIGNED_OUT,
                    USER_TAKEN,
                    ACCOUNTS_CLOSED,
                    ID_TOKEN_REFUSED,
                    ISSUER_UNAVAILABLE,
                    STORAGE_UNAVAILABLE,
                    ACCOUNT_REQUIRED,
                    INVITATION_UNKNOWN,
                    TOO_MANY_INVITATIONS,
                    ROOM_UNKNOWN,
                    ROOM_FULL,
                    NAME_TAKEN,
                    ALREADY_IN_ROOM,
                    NOT_IN_ROOM,
                    PARTICIPANT_UNKNOWN,
                    TOO_MANY_ROOMS,
                    KNOCK_REQUIRED,
                    KNOCK_REJECTED,
                    KNOCK_EXPIRED,
                    TOO_MANY_WAITING,
                    PASSWORD_REQUIRED,
                    PASSWORD_WRONG,
                    ROOM_LOCKED,
                    INVITE_INVALID,
                    INVITE_EXPIRED,
                    INVITE_REVOKED,
                    TOO_MANY_INVITES,
                    NOT_ALLOWED,
                    REQUEST_UNKNOWN,
                    ORIGIN_REFUSED -> null;
        };
    }
}
