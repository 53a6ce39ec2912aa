package dev.parley.protocol;

/**
 * What everybody may know of who may come into a room.
 *
 * @param locked whether nobody new is let in, not even by knocking
 * @param password whether those who come have to know the room's password
 */
public record RoomAccess(Entry entry, boolean locked, boolean password) {
    /** Whoever has the link comes in. */
    public static final RoomAccess OPEN = new RoomAccess(Entry.OPEN, false, false);
}
