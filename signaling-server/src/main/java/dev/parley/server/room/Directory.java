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

/** All rooms there are, and the list of the public ones. Bounded by {@link RoomSettings#maxRooms}. */
final class Directory {
    private static final int MOST_CLOSED = 10_000;

    private final RoomSettings settings;
    private final Lobby lobby;
    private final Map<RoomId, Room> rooms = new LinkedHashMap<>();

    /** At the bound the oldest is forgotten, and a ticket opens it again. */
    private final LinkedHashSet<RoomId> closedForGood = new LinkedHashSet<>();

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

    /** Opens a new room, in which nobody is yet. */
    Room open(RoomInfo info, long nowMillis) {
        return add(new Room(info, Comeback.none(), nowMillis));
    }

    /** Opens a room that was there before this server was. Its former members have the grace period to come back. */
    Room reopen(RoomInfo info, long nowMillis) {
        return add(new Room(info, Comeback.until(nowMillis + settings.graceMillis()), nowMillis));
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
    }

    /** Closes the rooms nobody came to. */
    void closeAbandoned(long nowMillis) {
        List<Room> abandoned = rooms.values().stream()
                .filter(Room::isEmpty)
                .filter(room -> nowMillis - room.emptySince() >= settings.emptyRoomGraceMillis())
                .toList();
        abandoned.forEach(this::close);
    }

    /** As {@link #close}, and no ticket opens it again. */
    void closeForGood(Room room) {
        close(room);
        closedForGood.add(room.id());
        if (closedForGood.size() > MOST_CLOSED) {
            closedForGood.removeFirst();
        }
    }

    boolean isClosedForGood(RoomId id) {
        return closedForGood.contains(id);
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
