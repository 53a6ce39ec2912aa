package dev.parley.server.room;

import dev.parley.protocol.RoomInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A durable room as it is kept while nobody is in it.
 *
 * @param info the room while nobody is in it
 * @param owner the account that made it, which hosts whenever it is in it; null once that account is removed
 * @param rules who may come in
 * @param invited the accounts that have accepted an invitation into it, and until when that lets them in, in milliseconds since
 *     1970-01-01T00:00Z
 */
public record StoredRoom(RoomInfo info, @Nullable String owner, AccessRules rules, Map<String, Long> invited) {
    public StoredRoom {
        invited = Map.copyOf(invited);
    }

    /** The same with other rules. */
    public StoredRoom with(AccessRules others) {
        return new StoredRoom(info, owner, others, invited);
    }
}
