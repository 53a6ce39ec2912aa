package dev.parley.server.net;

import dev.parley.protocol.ErrorCode;
import org.java_websocket.framing.CloseFrame;

/** The WebSocket close code (RFC 6455 §7.4.1) that goes with each reason. The reason itself is the error's wire form. */
final class CloseCodes {
    private CloseCodes() {}

    static int of(ErrorCode reason) {
        return switch (reason) {
            case SHUTTING_DOWN -> CloseFrame.GOING_AWAY;
            case TOO_LARGE -> CloseFrame.TOOBIG;
            case INTERNAL -> CloseFrame.UNEXPECTED_CONDITION;
            case MALFORMED, UNSUPPORTED_VERSION -> CloseFrame.PROTOCOL_ERROR;
            case UNSUPPORTED,
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
                    RATE_LIMITED,
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
                    TOO_MANY_CONNECTIONS,
                    ORIGIN_REFUSED,
                    HANDSHAKE_TIMEOUT,
                    IDLE_TIMEOUT,
                    SLOW_READER -> CloseFrame.POLICY_VALIDATION;
        };
    }
}
