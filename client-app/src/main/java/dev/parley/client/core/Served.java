package dev.parley.client.core;

import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import java.util.List;

/**
 * Who is in the meetings of the embedded server.
 *
 * @param people over all meetings, also private ones, with this client
 * @param listed the public meetings
 */
public record Served(int people, List<RoomInfo> listed) {
    public static final Served NOBODY = new Served(0, List.of());

    public Served {
        listed = List.copyOf(listed);
    }

    /** The same without one person in that room. A room ends with its last member. */
    Served without(RoomId room) {
        List<RoomInfo> left = listed.stream()
                .filter(info -> !info.id().equals(room) || info.count() > 1)
                .map(info -> info.id().equals(room) ? withOneLess(info) : info)
                .toList();
        return new Served(Math.max(0, people - 1), left);
    }

    private static RoomInfo withOneLess(RoomInfo info) {
        return new RoomInfo(
                info.id(),
                info.name(),
                info.description(),
                info.host(),
                info.visibility(),
                info.count() - 1,
                info.maxParticipants(),
                info.createdAt(),
                info.access());
    }
}
