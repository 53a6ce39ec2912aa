package dev.parley.protocol;

import java.util.Arrays;
import java.util.Optional;

/** Every reason for which a server refuses a message or ends a connection. The wire form is {@link #wire()}. */
public enum ErrorCode {
    /** Not JSON, not an envelope, a field of the wrong type or missing. */
    MALFORMED("malformed"),
    /** A frame over {@link Limits#FRAME_BYTES}. A field over its limit is {@link #INVALID_FIELD}. */
    TOO_LARGE("too-large"),
    /** A message type this server does not know. The connection stays open. */
    UNSUPPORTED("unsupported"),
    /** No protocol version in common. */
    UNSUPPORTED_VERSION("unsupported-version"),
    /** A field that is well formed but not allowed: an empty name, a control character, a number out of range. */
    INVALID_FIELD("invalid-field"),
    /** The first message was not {@code hello}. */
    HELLO_REQUIRED("hello-required"),
    /** A second {@code hello} on one connection. */
    HELLO_REPEATED("hello-repeated"),
    /** The credentials of {@code hello} were not accepted. */
    UNAUTHORIZED("unauthorized"),
    /** The user name or the password is wrong; which of them is not told. */
    SIGN_IN_FAILED("sign-in-failed"),
    /** The access token has run out: get the next one with the refresh token. */
    TOKEN_EXPIRED("token-expired"),
    /** The refresh token has run out, was used before, or belongs to a sign-in that has ended: sign in again. */
    SIGNED_OUT("signed-out"),
    /** Somebody else has that user name. */
    USER_TAKEN("user-taken"),
    /** The server has no accounts of that kind, or its admin makes them. */
    ACCOUNTS_CLOSED("accounts-closed"),
    /** The id token of an OpenID provider was not accepted: sign in there again. */
    ID_TOKEN_REFUSED("id-token-refused"),
    /** The server cannot ask the OpenID provider for its keys now; {@code retryAfterMs} says when to try again. */
    ISSUER_UNAVAILABLE("issuer-unavailable"),
    /** The server cannot reach its database now; {@code retryAfterMs} says when to try again. */
    STORAGE_UNAVAILABLE("storage-unavailable"),
    /** Only for whoever is signed in to an account: this session is a guest's. */
    ACCOUNT_REQUIRED("account-required"),
    /** More messages than allowed; {@code retryAfterMs} says when to go on. */
    RATE_LIMITED("rate-limited"),
    /** No room with that id: it never was, or its last member left. For a durable room: not one's own. */
    ROOM_UNKNOWN("room-unknown"),
    /** The room has its maximum of participants. */
    ROOM_FULL("room-full"),
    /** Somebody in the room has that name (compared trimmed and case folded). */
    NAME_TAKEN("name-taken"),
    /** This connection is in the room already. */
    ALREADY_IN_ROOM("already-in-room"),
    /** This connection is not in that room. */
    NOT_IN_ROOM("not-in-room"),
    /** The addressee is not in that room (any more). */
    PARTICIPANT_UNKNOWN("participant-unknown"),
    /** The room lets in only those whom its host lets in: join again with {@code knock}. */
    KNOCK_REQUIRED("knock-required"),
    /** The host turned this person away. */
    KNOCK_REJECTED("knock-rejected"),
    /** The host did not answer in time. */
    KNOCK_EXPIRED("knock-expired"),
    /** As many people wait at this door, or this connection at as many doors, as may. */
    TOO_MANY_WAITING("too-many-waiting"),
    /** The room has a password and none was given. */
    PASSWORD_REQUIRED("password-required"),
    /** What was given is not the room's password. */
    PASSWORD_WRONG("password-wrong"),
    /** The room is locked: nobody new is let in. */
    ROOM_LOCKED("room-locked"),
    /** The invite is none of this server for this room. */
    INVITE_INVALID("invite-invalid"),
    /** The invite's time is over. */
    INVITE_EXPIRED("invite-expired"),
    /** The host revoked the invite. */
    INVITE_REVOKED("invite-revoked"),
    /** The room has as many invites as it may. */
    TOO_MANY_INVITES("too-many-invites"),
    /** This participant's role does not let it do that. */
    NOT_ALLOWED("not-allowed"),
    /** Nobody waits under that name of a request (any more). */
    REQUEST_UNKNOWN("request-unknown"),
    /** The server holds as many rooms, or this connection is in as many, as it may. */
    TOO_MANY_ROOMS("too-many-rooms"),
    /** This account has no such invitation that could still be answered so. */
    INVITATION_UNKNOWN("invitation-unknown"),
    /** As many invitations of this account wait for answers as may. */
    TOO_MANY_INVITATIONS("too-many-invitations"),
    /** The server, or this network address, has as many connections as it may. */
    TOO_MANY_CONNECTIONS("too-many-connections"),
    /** A browser page from an Origin that is not on the server's list. */
    ORIGIN_REFUSED("origin-refused"),
    /** The WebSocket handshake or the {@code hello} did not come in time. */
    HANDSHAKE_TIMEOUT("handshake-timeout"),
    /** Nothing was heard from the client for the idle timeout. */
    IDLE_TIMEOUT("idle-timeout"),
    /** The client does not read what it is sent and its queue is full. */
    SLOW_READER("slow-reader"),
    /** The server is going down; try again after {@code retryAfterMs}. */
    SHUTTING_DOWN("shutting-down"),
    /** A defect of the server. The {@code correlation} id finds it in the server's log. */
    INTERNAL("internal");

    private final String wire;

    ErrorCode(String wire) {
        this.wire = wire;
    }

    /** The kebab-case form used on the wire. */
    public String wire() {
        return wire;
    }

    /** The code with that wire form; empty for one this version does not know. */
    public static Optional<ErrorCode> ofWire(String wire) {
        return Arrays.stream(values()).filter(c -> c.wire.equals(wire)).findFirst();
    }
}
