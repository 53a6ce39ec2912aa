package dev.parley.server.room;

import dev.parley.protocol.RoomInfo;
import java.util.List;

/**
 * What an operator may see of the rooms.
 *
 * @param rooms public and private rooms
 * @param memberships participants over all rooms
 * @param publicRooms the published list; private rooms have no place here
 */
public record RoomCounts(int rooms, int memberships, List<RoomInfo> publicRooms) {
    public RoomCounts {
        publicRooms = List.copyOf(publicRooms);
    }
}
