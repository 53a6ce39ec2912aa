package dev.parley.server.session;

import dev.parley.protocol.RoomId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The joins that wait until it is known whether their rooms are kept, so that a later {@code leave-room} counts for them too. Not
 * thread-safe: the switchboard's lock is around it.
 *
 * <p>Bound: as many as the store lets wait.
 */
final class Lookups {
    /** One that waits; equal to itself alone. */
    static final class Join {
        private final String session;
        private final RoomId room;

        private Join(String session, RoomId room) {
            this.session = session;
            this.room = room;
        }
    }

    private final Map<String, List<Join>> waiting = new HashMap<>();

    Join began(String session, RoomId room) {
        Join join = new Join(session, room);
        waiting.computeIfAbsent(session, key -> new ArrayList<>()).add(join);
        return join;
    }

    /** It waits no more; false if it did not. */
    boolean ended(Join join) {
        return remove(join.session, join::equals);
    }

    /** Whoever waits for that room does not want to come in any more; false if nobody does. */
    boolean withdrawn(String session, RoomId room) {
        return remove(session, join -> join.room.equals(room));
    }

    private boolean remove(String session, Predicate<Join> those) {
        List<Join> all = waiting.get(session);
        if (all == null) {
            return false;
        }
        boolean removed = all.removeIf(those);
        if (all.isEmpty()) {
            waiting.remove(session);
        }
        return removed;
    }

    /** The session is gone. */
    void forget(String session) {
        waiting.remove(session);
    }
}
