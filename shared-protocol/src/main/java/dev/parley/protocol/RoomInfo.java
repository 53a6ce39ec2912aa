package dev.parley.protocol;

/**
 * A room as the list shows it.
 *
 * @param name 1 to {@value Limits#NAME_LENGTH} code points
 * @param description 0 to {@value Limits#DESCRIPTION_LENGTH} code points
 * @param host the host's display name, empty while nobody has joined
 * @param count participants now
 * @param maxParticipants 2 to the server's cap
 * @param createdAt milliseconds since 1970-01-01T00:00Z by the server's clock
 * @param access what it takes to come in
 */
public record RoomInfo(
        RoomId id,
        String name,
        String description,
        String host,
        Visibility visibility,
        int count,
        int maxParticipants,
        long createdAt,
        RoomAccess access) {
    public RoomInfo {
        name = Text.name("name", name);
        description = Text.line("description", description, Limits.DESCRIPTION_LENGTH);
        host = Text.line("host", host, Limits.NAME_LENGTH);
        Numbers.check("count", count, 0, Limits.ROOM_CEILING);
        Numbers.check("maxParticipants", maxParticipants, 2, Limits.ROOM_CEILING);
        Numbers.checkCount("createdAt", createdAt);
    }

    /** A room that whoever has its link comes into. */
    public RoomInfo(
            RoomId id,
            String name,
            String description,
            String host,
            Visibility visibility,
            int count,
            int maxParticipants,
            long createdAt) {
        this(id, name, description, host, visibility, count, maxParticipants, createdAt, RoomAccess.OPEN);
    }

    public RoomInfo withAccess(RoomAccess newAccess) {
        return new RoomInfo(id, name, description, host, visibility, count, maxParticipants, createdAt, newAccess);
    }
}
