package dev.parley.client.core;

import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.PeerMessage.Reach;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links that are up but carry nothing in one direction, by what both ends report. */
final class OneWay {
    /** One interval without anything may have been too short. */
    private static final int INTERVALS = 2;

    private OneWay() {}

    static Optional<Trouble.Kind> of(AppState state, PeerState peer, long now) {
        if (isSilent(peer, now) || isDead(peer, now)) {
            return Optional.of(Trouble.Kind.SILENT);
        }
        Reach back = isSuspect(peer) ? reachBack(state, peer, now) : null;
        if (back != null && !back.audio() && speaks(state)) {
            return Optional.of(Trouble.Kind.UNHEARD);
        }
        if (!hears(peer) && isHeard(peer)) {
            return Optional.of(Trouble.Kind.DEAF);
        }
        if (back != null
                && !back.video()
                && isFilmed(state)
                && isLookedAt(peer)
                && !peer.sending().sendsNothing()
                && !peer.quality().trying()) {
            return Optional.of(Trouble.Kind.UNSEEN);
        }
        boolean blind = !sees(peer) && isSeen(peer);
        return blind ? Optional.of(Trouble.Kind.BLIND) : Optional.empty();
    }

    /** A peer that has never reported may be a program that does not; after an interruption media come before reports do. */
    static boolean isSilent(PeerState peer, long now) {
        return peer.mutual().health() != null && !isFresh(peer, now) && !HealthUpdate.mediaComeIn(peer);
    }

    /** Neither sound nor pictures nor reports: the first sign of somebody whose program or computer has stopped. */
    private static boolean isDead(PeerState peer, long now) {
        boolean nothing = !hears(peer) && isHeard(peer) && !sees(peer) && isSeen(peer);
        return nothing && peer.mutual().health() != null && now - peer.mutual().heardAt() > HealthUpdate.RECENT_MS;
    }

    static boolean isFresh(PeerState peer, long now) {
        return peer.mutual().health() != null && now - peer.mutual().heardAt() <= HealthUpdate.FRESH_MS;
    }

    /** The first report may have crossed with the first packets; it takes more than that. */
    private static boolean isSuspect(PeerState peer) {
        PeerState.Repair repair = peer.repair();
        return peer.mutual().deaf() > 0
                || repair.restarts() + repair.rebuilds() + repair.failures() + repair.oneWay() > 0;
    }

    /** What the peer said of the way to this client; null if it is old or said nothing. */
    private static @Nullable Reach reachBack(AppState state, PeerState peer, long now) {
        PeerMessage.Health health = peer.mutual().health();
        Participant self = state.room().self();
        return health == null || self == null || !isFresh(peer, now) ? null : reach(health, self.id());
    }

    static @Nullable Reach reach(PeerMessage.Health health, ParticipantId to) {
        return health.links().stream()
                .filter(link -> link.peer().equals(to))
                .findFirst()
                .orElse(null);
    }

    /** Whether sound of the peer comes in. */
    static boolean hears(PeerState peer) {
        return peer.mutual().unheard() < INTERVALS;
    }

    /** Whether pictures of the peer come in. */
    static boolean sees(PeerState peer) {
        return peer.mutual().unseen() < INTERVALS;
    }

    /** Whether there is anything to hear of this client. */
    static boolean speaks(AppState state) {
        return state.media().microphoneOn() && state.media().microphone().available();
    }

    /** Whether there is anything to see of this client. */
    static boolean isFilmed(AppState state) {
        return MediaUpdate.sent(state).video();
    }

    /** Whether the peer wants this client's pictures. */
    static boolean isLookedAt(PeerState peer) {
        return peer.wanted() != null && peer.wanted().showsPictures();
    }

    /** Whether there is anything to hear of the peer. */
    static boolean isHeard(PeerState peer) {
        return peer.participant().media().audio();
    }

    /** Whether pictures of the peer should come in. */
    static boolean isSeen(PeerState peer) {
        return isFilmedAndShown(peer) && peer.views().sent().sent();
    }

    /** Whether there is anything to see of the peer, and this app shows it. */
    static boolean isFilmedAndShown(PeerState peer) {
        return peer.participant().media().video() && peer.shownAt().showsPictures();
    }
}
