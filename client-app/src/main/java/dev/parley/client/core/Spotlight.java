package dev.parley.client.core;

import dev.parley.protocol.ParticipantId;
import java.util.Optional;

/**
 * Who is shown large: whom the person pinned, else whoever else spoke last, if the {@link Layout} says so. Nobody's window shows
 * its own person large, so while one speaks the one before stays. Calm, because {@link Speakers} is.
 */
public final class Spotlight {
    private Spotlight() {}

    /** The peer that this client shows large; empty while all are shown in one size. */
    public static Optional<ParticipantId> of(AppState state) {
        return pinned(state).or(() -> speaking(state));
    }

    private static Optional<ParticipantId> pinned(AppState state) {
        return state.peers().values().stream()
                .filter(peer -> peer.shownAt().pinned())
                .map(PeerState::id)
                .findFirst();
    }

    private static Optional<ParticipantId> speaking(AppState state) {
        return switch (state.attendance().layout()) {
            case GRID -> Optional.empty();
            case AUTO -> state.peers().size() + 1 >= MeshPolicy.SPEAKER_FIRST ? lastSpeaker(state) : Optional.empty();
            case SPEAKER -> speaker(state);
        };
    }

    /** Whom to show if it can be only one: empty only where there is nobody else. */
    public static Optional<ParticipantId> alone(AppState state) {
        return pinned(state).or(() -> speaker(state));
    }

    /** Before anybody spoke, who has been there longest. */
    private static Optional<ParticipantId> speaker(AppState state) {
        return lastSpeaker(state).or(() -> state.peers().keySet().stream().findFirst());
    }

    /** Of those one wants to hear. */
    private static Optional<ParticipantId> lastSpeaker(AppState state) {
        return state.mesh().speakers().recent().stream()
                .filter(state.peers()::containsKey)
                .filter(id -> !state.attendance().isSilenced(id))
                .findFirst();
    }

    /** Whether a peer shows this client large, in so large a room and unless it pinned somebody. */
    static boolean isSeenBy(Speakers speakers, ParticipantId peer, ParticipantId self) {
        return speakers.recent().stream()
                .filter(id -> !id.equals(peer))
                .findFirst()
                .filter(self::equals)
                .isPresent();
    }
}
