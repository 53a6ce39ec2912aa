package dev.parley.protocol;

/**
 * A member of a room as the others see it.
 *
 * @param id unique in the room and never used again
 * @param name 1 to {@value Limits#NAME_LENGTH} code points, unique in the room (see {@link Text#fold})
 * @param joinedAt milliseconds since 1970-01-01T00:00Z by the server's clock
 */
public record Participant(
        ParticipantId id,
        String name,
        Role role,
        MediaState media,
        Presence presence,
        boolean handRaised,
        long joinedAt) {
    public Participant {
        name = Text.name("name", name);
        Numbers.checkCount("joinedAt", joinedAt);
    }

    public Participant withMedia(MediaState newMedia) {
        return new Participant(id, name, role, newMedia, presence, handRaised, joinedAt);
    }

    public Participant withPresence(Presence newPresence, boolean newHandRaised) {
        return new Participant(id, name, role, media, newPresence, newHandRaised, joinedAt);
    }

    public Participant withRole(Role newRole) {
        return new Participant(id, name, newRole, media, presence, handRaised, joinedAt);
    }
}
