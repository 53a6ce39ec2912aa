package dev.parley.client.core;

import dev.parley.protocol.ErrorCode;

/** What is to be asked of somebody for whom the door of a meeting did not open. */
public enum DoorQuestion {
    /** Nothing: all is well, or a sentence says all. */
    NONE,
    /** The meeting's password, or another one. */
    PASSWORD,
    /** The password of the server on which the meeting is, or another one. */
    SERVER_PASSWORD,
    /** Whether they want to knock again; the host said no. */
    TURNED_AWAY,
    /** Whether they want to knock again; nobody answered. */
    NOT_ANSWERED,
    /** Whether they want to try without the invite, which lets nobody in. */
    INVITE;

    public static DoorQuestion of(AppState state) {
        ErrorCode refusal = state.room().refusal();
        if (refusal == null || state.room().phase() != RoomPhase.NO_ROOM) {
            return NONE;
        }
        boolean server = state.auth().passwords().asking() != null;
        DoorQuestion password = server ? SERVER_PASSWORD : PASSWORD;
        return switch (refusal) {
            case PASSWORD_REQUIRED, PASSWORD_WRONG -> password;
            case RATE_LIMITED -> server || state.room().door().pass().password() != null ? password : NONE;
            case KNOCK_REJECTED -> TURNED_AWAY;
            case KNOCK_EXPIRED, KNOCK_REQUIRED -> NOT_ANSWERED;
            case INVITE_INVALID, INVITE_EXPIRED, INVITE_REVOKED -> INVITE;
            default -> NONE;
        };
    }
}
