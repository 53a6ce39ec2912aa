package dev.parley.server.room;

import dev.parley.protocol.RoomInfo;
import java.util.List;
import java.util.Map;

/**
 * What an operator may see of the rooms.
 *
 * @param rooms public and private rooms
 * @param memberships participants over all rooms
 * @param reconnecting those of them whose places are kept for them
 * @param byParticipants how many rooms there are with so many participants; without an entry for none
 * @param publicRooms the published list; private rooms have no place here
 */
public record RoomCounts(
        int rooms,
        int memberships,
        int reconnecting,
        Map<Integer, Integer> byParticipants,
        List<RoomInfo> publicRooms) {
    public static final RoomCounts NONE = new RoomCounts(0, 0, 0, Map.of(), List.of());

    public RoomCounts {
        byParticipants = Map.copyOf(byParticipants);
        publicRooms = List.copyOf(publicRooms);
    }
}
