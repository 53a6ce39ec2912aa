package dev.parley.server.room;

import dev.parley.protocol.Limits;

/**
 * The numbers behind the rules of {@link RoomEngine}.
 *
 * @param defaultParticipants most participants of a room whose creator did not say, 2 to {@code maxParticipants}
 * @param maxParticipants most participants a creator may ask for, 2 to {@value Limits#ROOM_CEILING}
 * @param maxRooms rooms at one time; at the bound {@code create-room} is refused with {@code too-many-rooms}
 * @param roomsPerSession rooms one session may be in at a time; at the bound {@code join-room} is refused
 * @param emptyRoomGraceMillis how long a created room waits for its first member, in milliseconds
 * @param graceMillis how long the place of a member whose connection ended is kept, in milliseconds; 0 for not at all
 * @param ticketLifeMillis how long a ticket is good, in milliseconds; it is renewed when half of that is over
 * @param revisionIntervalMillis how often subscribers are told the list's revision, in milliseconds
 * @param knockMillis how long somebody who knocks waits for the host's word, in milliseconds
 */
public record RoomSettings(
        int defaultParticipants,
        int maxParticipants,
        int maxRooms,
        int roomsPerSession,
        long emptyRoomGraceMillis,
        long graceMillis,
        long ticketLifeMillis,
        long revisionIntervalMillis,
        long knockMillis) {
    private static final long KNOCK_MILLIS = 300_000;

    public static final RoomSettings DEFAULTS = new RoomSettings(
            Limits.ROOM_DEFAULT_PARTICIPANTS, Limits.ROOM_HARD_CAP, 5_000, 8, 60_000, 30_000, 7 * 86_400_000L, 5_000);

    public RoomSettings {
        if (knockMillis < 1) {
            throw new IllegalArgumentException("Whoever knocks waits for a while.");
        }
        if (defaultParticipants < 2 || maxParticipants < defaultParticipants || maxParticipants > Limits.ROOM_CEILING) {
            throw new IllegalArgumentException("A room takes 2 to " + Limits.ROOM_CEILING + " people.");
        }
        if (maxRooms < 1 || roomsPerSession < 1 || emptyRoomGraceMillis < 0 || revisionIntervalMillis < 1) {
            throw new IllegalArgumentException("Room limits and times must be positive.");
        }
        if (graceMillis < 0 || ticketLifeMillis < 1) {
            throw new IllegalArgumentException("A grace period is 0 or more, the life of a ticket positive.");
        }
    }

    /** The same with five minutes for those who knock. */
    public RoomSettings(
            int defaultParticipants,
            int maxParticipants,
            int maxRooms,
            int roomsPerSession,
            long emptyRoomGraceMillis,
            long graceMillis,
            long ticketLifeMillis,
            long revisionIntervalMillis) {
        this(
                defaultParticipants,
                maxParticipants,
                maxRooms,
                roomsPerSession,
                emptyRoomGraceMillis,
                graceMillis,
                ticketLifeMillis,
                revisionIntervalMillis,
                KNOCK_MILLIS);
    }

    /** These settings with another time for those who knock, in milliseconds. */
    public RoomSettings withKnock(long millis) {
        return with(defaultParticipants, maxParticipants, graceMillis, millis);
    }

    /** These settings with another cap; the default follows when it would exceed it. */
    public RoomSettings withMaxParticipants(int cap) {
        return with(Math.min(defaultParticipants, cap), cap, graceMillis, knockMillis);
    }

    /** These settings with another grace period, in milliseconds. */
    public RoomSettings withGrace(long millis) {
        return with(defaultParticipants, maxParticipants, millis, knockMillis);
    }

    private RoomSettings with(int usual, int most, long grace, long knock) {
        return new RoomSettings(
                usual,
                most,
                maxRooms,
                roomsPerSession,
                emptyRoomGraceMillis,
                grace,
                ticketLifeMillis,
                revisionIntervalMillis,
                knock);
    }
}
