package dev.parley.server.room;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the engine remembers of one session: where it is and where it was. */
final class Visitor {
    /** Rooms whose earlier membership is remembered; at the bound the oldest is forgotten and a return counts as new. */
    static final int REMEMBERED_ROOMS = 32;

    private @Nullable String account;
    private final Set<RoomId> rooms = new LinkedHashSet<>();
    private final Set<RoomId> unconfirmed = new LinkedHashSet<>();
    private final Map<RoomId, ParticipantId> previous = new LinkedHashMap<>();

    void identify(String newAccount) {
        account = newAccount;
    }

    /** Whose account it came with; null for a guest. */
    @Nullable
    String account() {
        return account;
    }

    void checkMayEnterAnother(int roomsPerSession) throws RefusedException {
        if (rooms.size() >= roomsPerSession) {
            throw new RefusedException(
                    ErrorCode.TOO_MANY_ROOMS,
                    "You are in " + rooms.size() + " meetings, which is the most. Leave one and join again.");
        }
    }

    /** Notes the new membership and returns the one this session had in that room before. */
    Optional<ParticipantId> entered(RoomId room) {
        rooms.add(room);
        unconfirmed.add(room);
        return Optional.ofNullable(previous.remove(room));
    }

    /** Notes a membership that began with an earlier session. */
    void resumed(RoomId room) {
        rooms.add(room);
        previous.remove(room);
    }

    void left(RoomId room, ParticipantId as) {
        passedOn(room);
        previous.put(room, as);
        if (previous.size() > REMEMBERED_ROOMS) {
            previous.remove(previous.keySet().iterator().next());
        }
    }

    /** Another session has the membership now. */
    void passedOn(RoomId room) {
        rooms.remove(room);
        unconfirmed.remove(room);
    }

    /** The session said something, so it has heard what it was told before. */
    void heard() {
        unconfirmed.clear();
    }

    /** Whether the client is known to have heard that it is in that room, and so to have a ticket for it. */
    boolean knowsItIsIn(RoomId room) {
        return !unconfirmed.contains(room);
    }

    List<RoomId> rooms() {
        return List.copyOf(rooms);
    }
}
