package dev.parley.server.room;

import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomInfo;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A durable room as it is kept while nobody is in it.
 *
 * @param info the room while nobody is in it
 * @param owner the account that made it, which hosts whenever it is in it; null once that account is removed
 * @param rules who may come in
 * @param invited the accounts that have accepted an invitation into it, and until when that lets them in, in milliseconds since
 *     1970-01-01T00:00Z
 * @param awaited whose stays in it a server cut off that went down: they may go on, and no other that is over
 */
public record StoredRoom(
        RoomInfo info,
        @Nullable String owner,
        AccessRules rules,
        Map<String, Long> invited,
        Set<ParticipantId> awaited) {
    public StoredRoom {
        invited = Map.copyOf(invited);
        awaited = Set.copyOf(awaited);
    }

    /** A room in which nobody has been yet. */
    public StoredRoom(RoomInfo info, @Nullable String owner, AccessRules rules, Map<String, Long> invited) {
        this(info, owner, rules, invited, Set.of());
    }

    /** The same with other rules. */
    public StoredRoom with(AccessRules others) {
        return new StoredRoom(info, owner, others, invited, awaited);
    }
}
