package dev.parley.server.room;

import dev.parley.protocol.Limits;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomInfo;

/** Upper bounds of what rooms take in a {@code room-list} frame, so that the list always fits in one. */
final class ListingSize {
    /** Bytes of {@link Limits#FRAME_BYTES} left for rooms once the envelope has its share. */
    static final int BUDGET_BYTES = Limits.FRAME_BYTES - 1024;

    /** Field names, punctuation, id, visibility and numbers of one room, with a reserve. */
    private static final int FIXED_BYTES = 224;

    /** The longest JSON escape, a backslash, u and four digits. */
    private static final int ESCAPED_BYTES = 6;

    /** What is written of a room's door, if it has one. */
    private static final int DOOR_BYTES = 64;

    private ListingSize() {}

    static int of(RoomInfo room) {
        int door = room.access().equals(RoomAccess.OPEN) ? 0 : DOOR_BYTES;
        return FIXED_BYTES + door + of(room.name()) + of(room.description()) + of(room.host());
    }

    private static int of(String text) {
        return text.codePoints().map(ListingSize::of).sum();
    }

    private static int of(int codePoint) {
        boolean plain = codePoint == ' ' || (codePoint < 0x80 && Character.isLetterOrDigit(codePoint));
        return plain ? 1 : ESCAPED_BYTES;
    }
}
