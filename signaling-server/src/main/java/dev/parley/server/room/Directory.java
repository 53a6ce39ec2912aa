package dev.parley.server.room;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rooms there are, and the list of the public ones. Bounded by {@link RoomSettings#maxRooms}. */
final class Directory {
    private final RoomSettings settings;
    private final Lobby lobby;
    private final Map<RoomId, Room> rooms = new LinkedHashMap<>();

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

    RoomCounts counts() {
        int memberships = rooms.values().stream().mapToInt(Room::count).sum();
        int reconnecting = rooms.values().stream().mapToInt(Room::reconnecting).sum();
        return new RoomCounts(rooms.size(), memberships, reconnecting, List.copyOf(lobby.published()));
    }
}
