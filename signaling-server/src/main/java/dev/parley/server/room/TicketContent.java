package dev.parley.server.room;

import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomInfo;

/**
 * What a ticket says: enough to bring its room back on a server that remembers nothing, and to take one's place in it again.
 * The display name is not among it, since a join brings its own.
 *
 * @param room the room while nobody is in it
 * @param participant whose place it is
 * @param joinedAt when that membership began, milliseconds since 1970-01-01T00:00Z
 * @param hostSince when it became the host, milliseconds since 1970-01-01T00:00Z; 0 if it is not
 * @param expiresAt from when on the ticket is no good, milliseconds since 1970-01-01T00:00Z
 * @param guest whether it is a guest's
 * @param durable whether the room is kept elsewhere too: then a ticket alone does not bring it back
 * @param rules who may come into the room
 */
public record TicketContent(
        RoomInfo room,
        ParticipantId participant,
        long joinedAt,
        long hostSince,
        long expiresAt,
        boolean guest,
        boolean durable,
        AccessRules rules) {
    /** A participant's, of a room that whoever has its link comes into and that ends with its last member. */
    public TicketContent(RoomInfo room, ParticipantId participant, long joinedAt, long hostSince, long expiresAt) {
        this(room, participant, joinedAt, hostSince, expiresAt, false, false, AccessRules.OPEN);
    }
}
