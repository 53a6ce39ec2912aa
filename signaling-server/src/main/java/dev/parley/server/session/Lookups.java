package dev.parley.server.session;

import dev.parley.protocol.RoomId;
import dev.parley.server.room.Request;
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
    /** {@code request} is the same object throughout. */
    private record Join(Request request, RoomId room) {}

    private final Map<String, List<Join>> waiting = new HashMap<>();

    void began(Request request, RoomId room) {
        waiting.computeIfAbsent(request.session(), session -> new ArrayList<>()).add(new Join(request, room));
    }

    /** It waits no more; false if it did not. */
    boolean ended(Request request) {
        return remove(request.session(), join -> join.request() == request);
    }

    /** Whoever waits for that room does not want to come in any more; false if nobody does. */
    boolean withdrawn(String session, RoomId room) {
        return remove(session, join -> join.room().equals(room));
    }

    private boolean remove(String session, Predicate<Join> those) {
        List<Join> all = waiting.get(session);
        boolean removed = all != null && all.removeIf(those);
        if (removed && all.isEmpty()) {
            waiting.remove(session);
        }
        return removed;
    }

    /** The session is gone. */
    void forget(String session) {
        waiting.remove(session);
    }
}
