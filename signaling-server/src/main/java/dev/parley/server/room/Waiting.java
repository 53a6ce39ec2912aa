package dev.parley.server.room;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.KnockEnd;
import dev.parley.protocol.Right;
import dev.parley.protocol.RoomId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Those who knocked and wait for a host's word.
 *
 * <p>Bounds: {@value #PER_ROOM} at one door, {@link RoomSettings#roomsPerSession} of one session; each ends after {@link RoomSettings#knockMillis}.
 */
final class Waiting {
    static final int PER_ROOM = 20;

    private final RoomSettings settings;
    private final IdSource ids;

    /** All by the name of their request, those that end first in front. */
    private final Map<String, Knock> knocks = new LinkedHashMap<>();

    private final Map<RoomId, Map<String, Knock>> byRoom = new LinkedHashMap<>();
    private final Map<String, Map<String, Knock>> bySession = new LinkedHashMap<>();

    Waiting(RoomSettings settings, IdSource ids) {
        this.settings = settings;
        this.ids = ids;
    }

    /** One who waits. */
    static final class Knock {
        final String id;
        final Room room;
        final Request request;
        final ClientMessage.JoinRoom join;
        final long until;

        /** The session of the host that was told of it; null for none. */
        private @Nullable String told;

        private Knock(String id, Room room, Arrival arrival, long until) {
            this.id = id;
            this.room = room;
            this.request = arrival.request();
            this.join = arrival.join();
            this.until = until;
        }

        String session() {
            return request.session();
        }
    }

    void add(Room room, Arrival arrival) throws RefusedException {
        if (find(arrival.session(), room.id()).isPresent()) {
            throw new RefusedException(ErrorCode.ALREADY_IN_ROOM, "You are waiting to be let in already.");
        }
        if (inside(byRoom, room.id()).size() >= PER_ROOM
                || inside(bySession, arrival.session()).size() >= settings.roomsPerSession()) {
            throw new RefusedException(
                    ErrorCode.TOO_MANY_WAITING, "Too many people wait at this door. Knock again in a moment.");
        }
        String id = ids.nextParticipant().value();
        Knock knock = new Knock(id, room, arrival, arrival.nowMillis() + settings.knockMillis());
        knocks.put(id, knock);
        byRoom.computeIfAbsent(room.id(), key -> new LinkedHashMap<>()).put(id, knock);
        bySession
                .computeIfAbsent(arrival.session(), key -> new LinkedHashMap<>())
                .put(id, knock);
        arrival.out().reply(arrival.request(), new EntryMessage.JoinWaiting(room.id(), settings.knockMillis()));
        tellHost(room, arrival.nowMillis(), arrival.out());
    }

    private static <K> Map<String, Knock> inside(Map<K, Map<String, Knock>> map, K key) {
        return map.getOrDefault(key, Map.of());
    }

    /** Tells the host of everybody who waits at the door and of whom this session has not been told. */
    void tellHost(Room room, long nowMillis, Outbox out) {
        String host = answering(room);
        if (host == null) {
            return;
        }
        for (Knock knock : inside(byRoom, room.id()).values()) {
            if (!host.equals(knock.told)) {
                knock.told = host;
                String name = knock.join.name();
                long left = Math.max(0, knock.until - nowMillis);
                out.send(host, new EntryMessage.JoinRequest(room.id(), knock.id, name, left));
            }
        }
    }

    /** A session is in that room no more: if it hosts it again, it is told anew. */
    void hostLeft(RoomId room, String session) {
        for (Knock knock : inside(byRoom, room).values()) {
            if (session.equals(knock.told)) {
                knock.told = null;
            }
        }
    }

    /** The session of a host who can and may let people in; null while there is none. */
    private static @Nullable String answering(Room room) {
        return room.host()
                .filter(host -> host.participant().role().may(Right.ADMIT))
                .map(Membership::session)
                .orElse(null);
    }

    /** Whether anybody waits at that door. */
    boolean anyAt(RoomId room) {
        return byRoom.containsKey(room);
    }

    Optional<Knock> find(RoomId room, String request) {
        return Optional.ofNullable(inside(byRoom, room).get(request));
    }

    Optional<Knock> find(String session, RoomId room) {
        return inside(bySession, session).values().stream()
                .filter(knock -> knock.room.id().equals(room))
                .findFirst();
    }

    /** Nobody waits for this one any more. Whoever waited is told by the caller, if at all. */
    void end(Knock knock) {
        knocks.remove(knock.id);
        remove(byRoom, knock.room.id(), knock.id);
        remove(bySession, knock.session(), knock.id);
    }

    private static <K> void remove(Map<K, Map<String, Knock>> map, K key, String id) {
        Map<String, Knock> inner = map.get(key);
        if (inner != null) {
            inner.remove(id);
            if (inner.isEmpty()) {
                map.remove(key);
            }
        }
    }

    /** The same, and the host hears why. */
    void end(Knock knock, KnockEnd reason, Outbox out) {
        end(knock);
        String host = answering(knock.room);
        if (host != null) {
            out.send(host, new EntryMessage.JoinRequestEnded(knock.room.id(), knock.id, reason));
        }
    }

    /** Answers whoever waited: not now. */
    static void refuse(Knock knock, ErrorCode code, String sentence, Outbox out) {
        out.reply(knock.request, new RefusedException(code, sentence).reply(knock.request.correlation()));
    }

    /** The session is gone. */
    void sessionEnded(String session, Outbox out) {
        for (Knock knock : List.copyOf(inside(bySession, session).values())) {
            end(knock, KnockEnd.WITHDRAWN, out);
        }
    }

    /** The room is gone. */
    void roomEnded(RoomId room, Outbox out) {
        for (Knock knock : List.copyOf(inside(byRoom, room).values())) {
            end(knock);
            refuse(knock, ErrorCode.ROOM_UNKNOWN, "This meeting has ended.", out);
        }
    }

    /** Lets time pass. */
    void tick(long nowMillis, Outbox out) {
        List<Knock> late = knocks.values().stream()
                .takeWhile(knock -> knock.until <= nowMillis)
                .toList();
        for (Knock knock : late) {
            end(knock, KnockEnd.EXPIRED, out);
            refuse(
                    knock,
                    ErrorCode.KNOCK_EXPIRED,
                    "Nobody answered. The host may be away: knock again, or ask in another way.",
                    out);
        }
    }
}
