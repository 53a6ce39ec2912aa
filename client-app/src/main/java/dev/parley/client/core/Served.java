package dev.parley.client.core;

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
}
