package dev.parley.server.store;

import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One stay of one person in one durable room. Times are milliseconds since 1970-01-01T00:00Z.
 *
 * @param userId whose account it was; null for a guest, and once the account is removed
 * @param displayName what the person was called there
 * @param leftAt null while it lasts
 */
public record Visit(
        RoomId room,
        ParticipantId participant,
        @Nullable String userId,
        String displayName,
        long joinedAt,
        @Nullable Long leftAt) {
    /** How long it lasted, in milliseconds; empty while it lasts. */
    public OptionalLong durationMillis() {
        return leftAt == null ? OptionalLong.empty() : OptionalLong.of(leftAt - joinedAt);
    }
}
