package dev.parley.server.room;

import dev.parley.protocol.RoomInfo;
import java.util.List;

/**
 * What an operator may see of the rooms.
 *
 * @param rooms public and private rooms
 * @param memberships participants over all rooms
 * @param reconnecting those of them whose places are kept for them
 * @param publicRooms the published list; private rooms have no place here
 */
public record RoomCounts(int rooms, int memberships, int reconnecting, List<RoomInfo> publicRooms) {
    public RoomCounts {
        publicRooms = List.copyOf(publicRooms);
    }
}
