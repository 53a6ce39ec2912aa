package dev.parley.client.core;

import dev.parley.protocol.Participant;
import dev.parley.protocol.Right;
import dev.parley.protocol.Role;
import java.util.List;
import java.util.Optional;

/** What this person may do in the meeting, as far as its server offers it. */
public final class HostPowers {
    private HostPowers() {}

    /** Whether they may do it now: not while the server is away. */
    public static boolean may(AppState state, Right right) {
        return has(state, right) && RoomReplies.isMember(state);
    }

    /** Whether they may do it while the server is there. */
    public static boolean has(AppState state, Right right) {
        Participant self = state.room().self();
        return self != null && self.role().may(right) && DoorUpdate.isOffered(state);
    }

    /** Whether this person may send sound and pictures; before they are in, that is not known, and most may. */
    public static boolean maySend(AppState state) {
        Participant self = state.room().self();
        return self == null || self.role().may(Right.SEND_MEDIA);
    }

    /** Who will be the host if this person, who is, leaves: whoever has been there longest, guests last. Empty if nobody will, or another is. */
    public static Optional<String> successor(AppState state) {
        if (!has(state, Right.CLOSE)) {
            return Optional.empty();
        }
        List<Participant> others =
                state.peers().values().stream().map(PeerState::participant).toList();
        return others.stream()
                .filter(other -> other.role() != Role.GUEST)
                .findFirst()
                .or(() -> others.stream().findFirst())
                .map(Participant::name);
    }

    /**
     * Whether a meeting that is started now can have a door. The server inside this app can.
     *
     * @return false while the own server is not reached
     */
    public static boolean offersDoors(AppState state) {
        return state.auth().server() == null || (!HomeUpdate.isAway(state) && DoorUpdate.isOffered(state));
    }
}
