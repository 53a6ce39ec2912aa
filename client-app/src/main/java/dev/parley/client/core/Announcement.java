package dev.parley.client.core;

import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;

/**
 * What this computer tells its network of a public meeting that it hosts. Nothing else is told.
 *
 * @param title the meeting's name
 * @param host its host's display name
 */
public record Announcement(RoomId room, String title, String host) {
    static Announcement of(RoomInfo info) {
        return new Announcement(info.id(), info.name(), info.host());
    }
}
