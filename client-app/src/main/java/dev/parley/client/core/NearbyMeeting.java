package dev.parley.client.core;

import dev.parley.protocol.RoomAccess;

/**
 * A meeting that somebody on the same network hosts and announces.
 *
 * @param title the meeting's name
 * @param host who is its host, empty if it was not said
 * @param access what it takes to come in, as far as that was said: its server decides
 */
public record NearbyMeeting(MeetingLink link, String title, String host, RoomAccess access) {
    /** One of which nothing is said to be asked for. */
    public NearbyMeeting(MeetingLink link, String title, String host) {
        this(link, title, host, RoomAccess.OPEN);
    }
}
