package dev.parley.server.room;

import dev.parley.protocol.Entry;
import dev.parley.protocol.RoomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Who may come into a room. Of two versions the one with the greater number is the more recent, which decides when tickets of both come back after a restart.
 *
 * @param password null for none
 * @param version grows by one with each change, and when somebody is put out
 * @param revokedAt when an invite was last revoked, milliseconds since 1970-01-01T00:00Z; 0 for never
 */
public record AccessRules(
        Entry entry, boolean locked, @Nullable RoomPassword password, long version, long revokedAt) {
    /** Whoever has the link comes in. */
    public static final AccessRules OPEN = new AccessRules(Entry.OPEN, false, null, 0, 0);

    /** Those of a new room. */
    public static AccessRules first(Entry entry, @Nullable RoomPassword password) {
        return new AccessRules(entry, false, password, 0, 0);
    }

    AccessRules with(Entry newEntry, boolean newLocked, @Nullable RoomPassword newPassword) {
        return new AccessRules(newEntry, newLocked, newPassword, version + 1, revokedAt);
    }

    AccessRules revoked(long millis) {
        return new AccessRules(entry, locked, password, version + 1, Math.max(revokedAt, millis));
    }

    /** The same as another version: tickets of before are older than those of now. */
    AccessRules renewed() {
        return with(entry, locked, password);
    }

    /** What everybody may know. */
    public RoomAccess shown() {
        return new RoomAccess(entry, locked, password != null);
    }
}
