package dev.parley.client.core;

import dev.parley.protocol.ParticipantId;
import java.util.Optional;

/**
 * Who is shown large: whom the person pinned, else, in a room of {@value MeshPolicy#SPEAKER_FIRST} or more, whoever else spoke
 * last. Nobody's window shows its own person large, so while one speaks the one before stays. Calm, because {@link Speakers} is.
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
        boolean large = state.peers().size() + 1 >= MeshPolicy.SPEAKER_FIRST;
        return large
                ? state.mesh().speakers().recent().stream()
                        .filter(state.peers()::containsKey)
                        .findFirst()
                : Optional.empty();
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
