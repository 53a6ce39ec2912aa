package dev.parley.protocol;

/** Bounds that every sender keeps and every receiver enforces. {@code docs/protocol.md} lists them for other programs. */
public final class Limits {
    /** The protocol version this code speaks. */
    public static final int PROTOCOL_VERSION = 1;

    /** Longest WebSocket message, in bytes of UTF-8. */
    public static final int FRAME_BYTES = 64 * 1024;

    /** Longest data channel message of the {@code parley} channel, in bytes of UTF-8. */
    public static final int CHANNEL_MESSAGE_BYTES = 64 * 1024;

    /** Deepest nesting of objects and arrays in a frame. */
    public static final int JSON_DEPTH = 8;

    /** Longest display name or room name, in Unicode code points; the shortest is 1. */
    public static final int NAME_LENGTH = 64;

    /** Longest room description, in Unicode code points. */
    public static final int DESCRIPTION_LENGTH = 256;

    /** Longest chat text, in Unicode code points. */
    public static final int CHAT_LENGTH = 8_000;

    /** Longest session description, in bytes of UTF-8 that it takes as a JSON string: a line end takes four. */
    public static final int SDP_BYTES = 48 * 1024;

    /** Longest ICE candidate line, in characters. */
    public static final int CANDIDATE_LENGTH = 1024;

    /** Longest request id, identifier or token, in characters. */
    public static final int ID_LENGTH = 64;

    /** Most participants a room takes unless its creator says otherwise. */
    public static final int ROOM_DEFAULT_PARTICIPANTS = 6;

    /** Most participants a creator may ask for unless the server's admin raised the cap. */
    public static final int ROOM_HARD_CAP = 10;

    /** To how many an admin may raise the cap: a {@code room-joined} that names so many still fits in a frame. */
    public static final int ROOM_CEILING = 100;

    /** Most STUN and TURN servers in one message. */
    public static final int ICE_SERVERS = 8;

    /** Most URLs of one STUN or TURN server. */
    public static final int ICE_SERVER_URLS = 4;

    /** Longest URL of a STUN or TURN server, in characters. */
    public static final int ICE_URL_LENGTH = 255;

    /** Longest user name or credential for a TURN server, in characters. */
    public static final int ICE_CREDENTIAL_LENGTH = 128;

    /** Longest sentence in an error or goodbye, in Unicode code points. */
    public static final int SENTENCE_LENGTH = 500;

    /** Shortest user name of an account, in characters. */
    public static final int USER_MIN_LENGTH = 2;

    /** Longest user name of an account, in characters. */
    public static final int USER_LENGTH = 32;

    /** Longest email address, in characters (RFC 5321 §4.5.3.1.3 less the brackets). */
    public static final int EMAIL_LENGTH = 254;

    /** Longest token in {@code hello}, in characters. */
    public static final int TOKEN_LENGTH = 4096;

    /** Shortest password of a room, in characters. */
    public static final int ROOM_PASSWORD_MIN_LENGTH = 4;

    /** Longest password of a room, in characters. */
    public static final int ROOM_PASSWORD_LENGTH = 128;

    /** Longest token of an invite, in characters. */
    public static final int INVITE_LENGTH = 256;

    /** Most invites of one room that let people in at a time. */
    public static final int ROOM_INVITES = 50;

    /** Shortest life of an invite, in milliseconds: a minute. */
    public static final long INVITE_MIN_MILLIS = 60_000;

    /** Longest life of an invite, in milliseconds: 30 days. */
    public static final long INVITE_MAX_MILLIS = 2_592_000_000L;

    /** Longest id token of an OpenID provider, in characters. */
    public static final int ID_TOKEN_LENGTH = 16 * 1024;

    /** Shortest nonce of a sign-in with an OpenID provider, in characters: 96 bits of base64. */
    public static final int NONCE_MIN_LENGTH = 16;

    /** Longest nonce, in characters. */
    public static final int NONCE_LENGTH = 128;

    /** Longest issuer identifier of an OpenID provider, in characters. */
    public static final int ISSUER_LENGTH = 255;

    /** Longest client id at an OpenID provider, in characters. */
    public static final int CLIENT_ID_LENGTH = 255;

    /** Longest room ticket, in characters. */
    public static final int TICKET_LENGTH = 2048;

    /** Shortest key of a claim, in characters: 96 bits of base64. */
    public static final int CLAIM_MIN_LENGTH = 16;

    /** Longest key of a claim, in characters. */
    public static final int CLAIM_LENGTH = 64;

    /** Most links that one {@code health} may describe. */
    public static final int HEALTH_LINKS = 28;

    /** Longest password in {@code hello}, in characters. */
    public static final int PASSWORD_LENGTH = 1024;

    /** Widest picture a {@code view} may ask for, in pixels. */
    public static final int VIEW_WIDTH = 7680;

    /** Highest picture a {@code view} may ask for, in pixels. */
    public static final int VIEW_HEIGHT = 4320;

    /** Greatest integer on the wire: every JSON implementation holds it exactly (I-JSON, RFC 7493 §2.2). */
    public static final long INTEGER = (1L << 53) - 1;

    /** Longest time in a {@code report}, in milliseconds. */
    public static final int REPORT_MILLIS = 600_000;

    /** Most failures in a {@code report}. */
    public static final int REPORT_FAILURES = 1_000;

    /** Longest beginning of web addresses of rooms in {@code welcome}, in characters. */
    public static final int LINK_BASE_LENGTH = 1024;

    /** Most rooms in one {@code own-rooms}, and most visits in one {@code room-visits}: with the longest names they fit in a frame. */
    public static final int OWN_ROOMS_PAGE = 30;

    /** See {@link #OWN_ROOMS_PAGE}. */
    public static final int VISITS_PAGE = 100;

    /** Most invitations in one {@code invitations}; half as many may wait for answers of one account, and half as many for its own. */
    public static final int INVITATIONS = 60;

    /** Most capabilities a {@code hello} or {@code welcome} may name. */
    public static final int CAPABILITIES = 32;

    private Limits() {}
}
