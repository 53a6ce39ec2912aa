package dev.parley.client.core;

import dev.parley.protocol.ErrorCode;

/** What the server's refusals mean to a person, and what to do. */
final class Explanations {
    private Explanations() {}

    /** The server that a link led to wants another sign-in than the own server's. */
    static String notLetIn(String host) {
        return "The server of the link, " + host
                + ", does not let you in: it asks for a sign-in of its own. Ask whoever sent"
                + " you the link how guests get in.";
    }

    /**
     * A sentence for a refusal.
     *
     * @param said the server's own sentence, used where it knows more
     */
    static String of(ErrorCode code, String said) {
        return switch (code) {
            case NAME_TAKEN -> "Somebody in this meeting already has your name. Choose another name and join again.";
            case ROOM_FULL -> "This meeting is full. Ask somebody to leave, or start another meeting.";
            case ROOM_UNKNOWN ->
                "There is no such meeting: it has ended, or the link is mistyped. Ask for a new link or start a meeting.";
            case UNAUTHORIZED -> "The server did not accept your sign-in. Check the password or token and try again.";
            case SIGN_IN_FAILED -> "The user name or the password is wrong. Try again.";
            case TOKEN_EXPIRED, SIGNED_OUT -> "Your sign-in has run out. Sign in again.";
            case USER_TAKEN -> "Somebody has this user name already. Choose another one.";
            case ACCOUNTS_CLOSED -> "On this server, accounts are made by its admin. Ask for one.";
            case UNSUPPORTED_VERSION -> "The server speaks another version of Parley. Update the app or the server.";
            case RATE_LIMITED -> "That was too much at once for the server. Wait a few seconds and try again.";
            case TOO_MANY_ROOMS -> "The server cannot hold another meeting now. Leave one, or try again later.";
            case TOO_MANY_CONNECTIONS -> "The server is full. Try again in a few minutes.";
            case SHUTTING_DOWN -> "The server is restarting. Parley will reconnect by itself.";
            case IDLE_TIMEOUT, SLOW_READER, HANDSHAKE_TIMEOUT ->
                "The connection to the server was too slow. Check your network.";
            case ALREADY_IN_ROOM -> "You are in this meeting already.";
            case NOT_IN_ROOM -> "You are no longer in this meeting. Join it again.";
            case PARTICIPANT_UNKNOWN -> "That person has left the meeting.";
            case INVALID_FIELD -> said.isBlank() ? "The server did not accept that. Change it and try again." : said;
            case MALFORMED, TOO_LARGE, UNSUPPORTED, HELLO_REQUIRED, HELLO_REPEATED, ORIGIN_REFUSED ->
                "The server did not understand this app. Update the app or the server.";
            case INTERNAL -> "The server had a problem. Try again; if it stays, tell the server's admin.";
        };
    }
}
