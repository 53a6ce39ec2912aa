package dev.parley.server.store;

import dev.parley.protocol.RoomId;
import dev.parley.protocol.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * A room that outlives its last member. Times are milliseconds since 1970-01-01T00:00Z.
 *
 * @param ownerId the account that made it; null once that is removed
 * @param maxParticipants 2 or more
 * @param rules who may come in
 */
public record DurableRoom(
        RoomId id,
        @Nullable String ownerId,
        String name,
        String description,
        Visibility visibility,
        int maxParticipants,
        long createdAt,
        long changedAt,
        RoomRules rules) {
    /** A room that whoever has its link comes into. */
    public DurableRoom(
            RoomId id,
            @Nullable String ownerId,
            String name,
            String description,
            Visibility visibility,
            int maxParticipants,
            long createdAt,
            long changedAt) {
        this(id, ownerId, name, description, visibility, maxParticipants, createdAt, changedAt, RoomRules.OPEN);
    }
}
