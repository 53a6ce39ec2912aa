package dev.parley.server.store;

import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Visibility;

/** Rows for tests. */
public final class Samples {
    static final long NOW = 1_793_520_000_000L;

    private Samples() {}

    public static User user(String name) {
        return new User("id-" + name, name, name + "@example.org", "Dr " + name, "$hash$" + name, NOW, null, null);
    }

    static SignIn signIn(String id, User user) {
        return new SignIn(id, user.id(), 1, NOW, NOW, NOW + 1_000, null);
    }

    public static DurableRoom room(long bits, User owner) {
        return new DurableRoom(
                RoomId.ofRandomBits(bits), owner.id(), "Réunion 😀", "", Visibility.PRIVATE, 6, NOW, NOW);
    }

    static Visit visit(DurableRoom room, String participant, long joinedAt) {
        return new Visit(room.id(), new ParticipantId(participant), null, "Guest " + participant, joinedAt, null);
    }
}
