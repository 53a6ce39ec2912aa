package dev.parley.protocol;

/**
 * One user's invitation of another into a room. Times are milliseconds since 1970-01-01T00:00Z by the server's clock.
 *
 * @param roomName what the room was called then
 * @param from the user who sent it, see {@link UserName}
 * @param fromName the display name of that user
 * @param to the user who is invited, see {@link UserName}
 * @param expiresAt until when it can be answered, and lets its user in once it is accepted
 */
public record Invitation(
        String id,
        RoomId room,
        String roomName,
        String from,
        String fromName,
        String to,
        InvitationState state,
        long createdAt,
        long expiresAt) {
    public Invitation {
        Ids.check("id", id);
        roomName = Text.name("roomName", roomName);
        from = UserName.check("from", from);
        fromName = Text.name("fromName", fromName);
        to = UserName.check("to", to);
        Numbers.checkCount("createdAt", createdAt);
        Numbers.checkCount("expiresAt", expiresAt);
    }
}
