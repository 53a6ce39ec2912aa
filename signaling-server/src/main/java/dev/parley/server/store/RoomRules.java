package dev.parley.server.store;

import dev.parley.protocol.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Who may come into a durable room.
 *
 * @param passwordSalt base64url; null without a password
 * @param passwordHash keyed, so that it says nothing without the server's key, base64url; null without a password
 * @param version grows with each change
 * @param revokedAt invites made until then let nobody in, milliseconds since 1970-01-01T00:00Z; 0 for never
 */
public record RoomRules(
        Entry entry,
        boolean locked,
        @Nullable String passwordSalt,
        @Nullable String passwordHash,
        long version,
        long revokedAt) {
    /** Whoever has the link comes in. */
    public static final RoomRules OPEN = new RoomRules(Entry.OPEN, false, null, null, 0, 0);

    /** Without the hash. */
    @Override
    public String toString() {
        return "RoomRules[entry=" + entry + ", locked=" + locked + ", password="
                + (passwordHash == null ? "none" : "(hidden)") + ", version=" + version + ", revokedAt=" + revokedAt
                + "]";
    }
}
