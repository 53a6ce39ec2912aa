package dev.parley.server.session;

import dev.parley.protocol.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What goes with each reason for which the server ends a connection. The reason itself is told as the error's wire form.
 *
 * @param closeCode of WebSocket, RFC 6455 §7.4.1
 * @param retryAfterMillis when coming back makes sense, in milliseconds; null where only a change on the client's side would help
 */
public record Ending(int closeCode, @Nullable Long retryAfterMillis) {
    private static final int GOING_AWAY = 1001;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int POLICY_VIOLATION = 1008;
    private static final int TOO_BIG = 1009;
    private static final int UNEXPECTED_CONDITION = 1011;

    public static Ending of(ErrorCode reason) {
        return switch (reason) {
            case SHUTTING_DOWN -> new Ending(GOING_AWAY, 2_000L);
            case INTERNAL -> new Ending(UNEXPECTED_CONDITION, 1_000L);
            case ISSUER_UNAVAILABLE, STORAGE_UNAVAILABLE -> new Ending(UNEXPECTED_CONDITION, 5_000L);
            case TOO_LARGE -> new Ending(TOO_BIG, null);
            case MALFORMED, UNSUPPORTED_VERSION -> new Ending(PROTOCOL_ERROR, null);
            case RATE_LIMITED, TOO_MANY_CONNECTIONS -> new Ending(POLICY_VIOLATION, 10_000L);
            case SLOW_READER, IDLE_TIMEOUT, HANDSHAKE_TIMEOUT -> new Ending(POLICY_VIOLATION, 1_000L);
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
                    ORIGIN_REFUSED -> new Ending(POLICY_VIOLATION, null);
        };
    }
}
