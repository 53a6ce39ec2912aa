package dev.parley.server.room;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All rooms there are, and the list of the public ones. Bounded by {@link RoomSettings#maxRooms}. */
final class Directory {
    private static final int MOST_CLOSED = 10_000;
    private static final int MOST_ENDED = 10_000;

    private final RoomSettings settings;
    private final Lobby lobby;
    private final Map<RoomId, Room> rooms = new LinkedHashMap<>();

    /** At the bound the oldest is forgotten, and a ticket opens it again. */
    private final LinkedHashSet<RoomId> closedForGood = new LinkedHashSet<>();

    /** The latest rules of rooms that ended after a change to them, so that no older ticket undoes it. At the bound the one that ended first is forgotten. */
    private final LinkedHashMap<RoomId, Ended> ended = new LinkedHashMap<>();

    private record Ended(AccessRules rules, long trustedFrom) {}

    Directory(RoomSettings settings, Lobby lobby) {
        this.settings = settings;
        this.lobby = lobby;
    }

    void checkMayOpenAnother() throws RefusedException {
        if (rooms.size() >= settings.maxRooms()) {
            throw new RefusedException(
                    ErrorCode.TOO_MANY_ROOMS, "This server has as many meetings as it can hold. Try again later.");
        }
    }

    Optional<Room> find(RoomId id) {
        return Optional.ofNullable(rooms.get(id));
    }

    /** The room a session is in. Whether a room exists is not told to those outside. */
    Room roomOf(String session, RoomId id) throws RefusedException {
        return find(id).filter(room -> room.find(session).isPresent())
                .orElseThrow(() ->
                        new RefusedException(ErrorCode.NOT_IN_ROOM, "You are not in this meeting. Join it first."));
    }

    /** Opens a new room, in which nobody is yet. {@code creator}: the session that made it; null for none. */
    Room open(RoomInfo info, AccessRules rules, @Nullable String creator, long nowMillis) {
        return add(new Room(info, rules, Comeback.none(), creator, nowMillis));
    }

    /** Opens a room that was there before this server was. Its former members have the grace period to come back. */
    Room reopen(TicketContent ticket, long nowMillis) {
        Comeback comeback = Comeback.until(nowMillis + settings.graceMillis());
        Room room = new Room(ticket.room(), ticket.rules(), comeback, null, nowMillis);
        Ended before = ended.remove(room.id());
        if (before != null && before.rules().version() >= ticket.rules().version()) {
            room.door().recall(before.rules(), before.trustedFrom());
        }
        return add(room);
    }

    /** Whether a genuine ticket brings back its room, which does not exist now. */
    boolean mayReopen(TicketContent ticket) {
        RoomId id = ticket.room().id();
        Ended before = ended.get(id);
        return !closedForGood.contains(id) && (before == null || ticket.rules().version() >= before.trustedFrom());
    }

    /** Opens a durable room that was kept elsewhere. Those who did not leave it have the grace period to come back. */
    void restore(StoredRoom stored, long nowMillis) {
        add(new Room(stored, Comeback.until(nowMillis + settings.graceMillis(), stored.awaited()), nowMillis));
    }

    private Room add(Room room) {
        rooms.put(room.id(), room);
        show(room);
        return room;
    }

    /** Brings the list up to date with a room. */
    void show(Room room) {
        if (room.isPublic()) {
            lobby.show(room.info());
        }
    }

    void close(Room room) {
        rooms.remove(room.id());
        lobby.hide(room.id());
        AccessRules rules = room.door().rules();
        if (rules.version() > 0 && !room.isDurable()) {
            ended.put(room.id(), new Ended(rules, room.door().trustedFrom()));
            if (ended.size() > MOST_ENDED) {
                ended.pollFirstEntry();
            }
        }
    }

    /** Closes the rooms nobody came to, and says which. At a durable one somebody may still wait for its host. */
    List<Room> closeAbandoned(long nowMillis, Waiting waiting) {
        List<Room> abandoned = rooms.values().stream()
                .filter(Room::isEmpty)
                .filter(room -> !(room.isDurable() && waiting.anyAt(room.id())))
                .filter(room -> nowMillis - room.emptySince() >= settings.emptyRoomGraceMillis())
                .toList();
        abandoned.forEach(this::close);
        return abandoned;
    }

    /** As {@link #close}, and no ticket opens it again. */
    void closeForGood(Room room) {
        close(room);
        forbid(room.id());
    }

    /** From now on nothing opens a room with that id. */
    void forbid(RoomId id) {
        ended.remove(id);
        closedForGood.add(id);
        if (closedForGood.size() > MOST_CLOSED) {
            closedForGood.removeFirst();
        }
    }

    boolean isClosedForGood(RoomId id) {
        return closedForGood.contains(id);
    }

    /** How many rooms that are no more something is remembered of. */
    int remembered() {
        return closedForGood.size() + ended.size();
    }

    /** All rooms, oldest first. */
    List<RoomInfo> infos() {
        return rooms.values().stream().map(Room::info).toList();
    }

    RoomCounts counts() {
        int memberships = rooms.values().stream().mapToInt(Room::count).sum();
        int reconnecting = rooms.values().stream().mapToInt(Room::reconnecting).sum();
        Map<Integer, Integer> byParticipants = new HashMap<>();
        rooms.values().forEach(room -> byParticipants.merge(room.count(), 1, Integer::sum));
        return new RoomCounts(rooms.size(), memberships, reconnecting, byParticipants, lobby.listed());
    }
}
