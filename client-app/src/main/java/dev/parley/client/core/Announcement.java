package dev.parley.client.core;

import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;

/**
 * What this computer tells its network of a public meeting that it hosts. Nothing else is told.
 *
 * @param title the meeting's name
 * @param host its host's display name
 * @param access what it takes to come in
 */
public record Announcement(RoomId room, String title, String host, RoomAccess access) {
    /** Of a meeting that whoever hears of it comes into. */
    public Announcement(RoomId room, String title, String host) {
        this(room, title, host, RoomAccess.OPEN);
    }

    static Announcement of(RoomInfo info) {
        return new Announcement(info.id(), info.name(), info.host(), info.access());
    }
}
