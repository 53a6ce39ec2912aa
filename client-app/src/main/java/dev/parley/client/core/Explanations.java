package dev.parley.client.core;

import dev.parley.client.text.Texts;
import dev.parley.protocol.ErrorCode;

/** What the server's refusals mean to a person, and what to do. */
final class Explanations {
    private Explanations() {}

    /** The server that a link led to wants another sign-in than the own server's. */
    static String notLetIn(String host) {
        return Texts.of("core.server.not-let-in", host);
    }

    /**
     * A sentence for a refusal.
     *
     * @param said the server's own sentence, used where it knows more
     */
    static String of(ErrorCode code, String said) {
        return switch (code) {
            case NAME_TAKEN -> Texts.of("core.refusal.name-taken");
            case ROOM_FULL -> Texts.of("core.refusal.room-full");
            case ROOM_UNKNOWN -> Texts.of("core.refusal.room-unknown");
            case UNAUTHORIZED -> Texts.of("core.refusal.unauthorized");
            case SIGN_IN_FAILED -> Texts.of("core.refusal.sign-in-failed");
            case TOKEN_EXPIRED, SIGNED_OUT -> Texts.of("core.refusal.sign-in-over");
            case USER_TAKEN -> Texts.of("core.refusal.user-taken");
            case ACCOUNT_REQUIRED -> Texts.of("core.refusal.account-required");
            case ACCOUNTS_CLOSED -> Texts.of("core.refusal.accounts-closed");
            case ID_TOKEN_REFUSED -> Texts.of("core.refusal.id-token-refused");
            case ISSUER_UNAVAILABLE -> Texts.of("core.refusal.issuer-unavailable");
            case STORAGE_UNAVAILABLE -> Texts.of("core.refusal.storage-unavailable");
            case UNSUPPORTED_VERSION -> Texts.of("core.refusal.unsupported-version");
            case RATE_LIMITED -> Texts.of("core.refusal.rate-limited");
            case TOO_MANY_ROOMS -> Texts.of("core.refusal.too-many-rooms");
            case INVITATION_UNKNOWN -> Texts.of("core.refusal.invitation-unknown");
            case TOO_MANY_INVITATIONS -> Texts.of("core.refusal.too-many-invitations");
            case TOO_MANY_CONNECTIONS -> Texts.of("core.refusal.too-many-connections");
            case SHUTTING_DOWN -> Texts.of("core.refusal.shutting-down");
            case IDLE_TIMEOUT, SLOW_READER, HANDSHAKE_TIMEOUT -> Texts.of("core.refusal.too-slow");
            case ALREADY_IN_ROOM -> Texts.of("core.refusal.already-in-room");
            case NOT_IN_ROOM -> Texts.of("core.refusal.not-in-room");
            case PARTICIPANT_UNKNOWN -> Texts.of("core.refusal.participant-unknown");
            case INVALID_FIELD -> said.isBlank() ? Texts.of("core.refusal.invalid-field") : said;
            case MALFORMED, TOO_LARGE, UNSUPPORTED, HELLO_REQUIRED, HELLO_REPEATED, ORIGIN_REFUSED ->
                Texts.of("core.refusal.not-understood");
            case KNOCK_REQUIRED -> Texts.of("core.refusal.knock-required");
            case KNOCK_REJECTED -> Texts.of("core.refusal.knock-rejected");
            case KNOCK_EXPIRED -> Texts.of("core.refusal.knock-expired");
            case TOO_MANY_WAITING -> Texts.of("core.refusal.too-many-waiting");
            case PASSWORD_REQUIRED -> Texts.of("core.refusal.password-required");
            case PASSWORD_WRONG -> Texts.of("core.refusal.password-wrong");
            case ROOM_LOCKED -> Texts.of("core.refusal.room-locked");
            case INVITE_INVALID -> Texts.of("core.refusal.invite-invalid");
            case INVITE_EXPIRED -> Texts.of("core.refusal.invite-expired");
            case INVITE_REVOKED -> Texts.of("core.refusal.invite-revoked");
            case TOO_MANY_INVITES -> Texts.of("core.refusal.too-many-invites");
            case NOT_ALLOWED -> Texts.of("core.refusal.not-allowed");
            case REQUEST_UNKNOWN -> Texts.of("core.refusal.request-unknown");
            case INTERNAL -> Texts.of("core.refusal.internal");
        };
    }
}
