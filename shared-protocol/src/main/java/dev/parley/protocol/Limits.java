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

    /** Longest session description, in characters. */
    public static final int SDP_LENGTH = 48 * 1024;

    /** Longest ICE candidate line, in characters. */
    public static final int CANDIDATE_LENGTH = 1024;

    /** Longest request id, identifier or token, in characters. */
    public static final int ID_LENGTH = 64;

    /** Most participants a room takes unless its creator says otherwise. */
    public static final int ROOM_DEFAULT_PARTICIPANTS = 6;

    /** Most participants a creator may ask for unless the server's admin raised the cap. */
    public static final int ROOM_HARD_CAP = 10;

    /** Most capabilities a {@code hello} or {@code welcome} may name. */
    public static final int CAPABILITIES = 32;

    private Limits() {}
}
