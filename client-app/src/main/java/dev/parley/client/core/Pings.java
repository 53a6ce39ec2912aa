package dev.parley.client.core;

import dev.parley.client.core.LinkPhase.Input;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Signal;

/**
 * Asking the peer through the server whether it is there, before ICE is restarted over a connection on which nothing is heard. Somebody
 * whose network is down for some seconds is not, and the server has not noticed yet. An offer made into the void does harm: from then on
 * this end looks for ways with credentials that the peer does not know, and when the network is back, each end may choose a pair
 * that the other does not listen on.
 */
final class Pings {
    /** So many without an answer: it may be a program that gives none. That takes 22 s. */
    static final int MOST = 4;

    private static final long AGAIN_MS = 2_000;
    private static final int DOUBLINGS = 2;

    private Pings() {}

    /** Whether a link must be asked for before it is restarted. */
    static boolean isNeeded(PeerState peer) {
        return isAnswering(peer)
                && peer.link() == LinkPhase.RECONNECTING
                && peer.channelOpen()
                && peer.negotiation().step() == Negotiation.Step.STABLE;
    }

    /** One that has never reported may be a program that knows none of this. */
    static boolean isAnswering(PeerState peer) {
        return peer.mutual().health() != null && peer.mutual().pings() < MOST;
    }

    /**
     * When to ask again if there is no answer to what is asked now: after 2, 4 and 8 s. Where many computers are busy, questions that come
     * often would be what keeps them busy.
     */
    static long againMs(PeerState peer) {
        return AGAIN_MS << Math.min(peer.mutual().pings(), DOUBLINGS);
    }

    static Next<AppState> ask(AppState state, PeerState peer) {
        RoomId room = state.room().target();
        if (room == null) {
            return Next.same(state);
        }
        PeerState asked = peer.withMutual(peer.mutual().withPings(peer.mutual().pings() + 1));
        return Requests.tell(
                PeersUpdate.put(state, asked),
                new Signal.Ping(room, peer.id(), peer.negotiation().generation()));
    }

    /** It is there: what waited for that is done now. */
    static Next<AppState> answered(AppState state, PeerState peer, Signal.Pong pong) {
        if (peer.mutual().pings() == 0
                || pong.generation() != peer.negotiation().generation()) {
            return Next.same(state);
        }
        PeerState there = peer.withMutual(peer.mutual().withPings(0));
        AppState known = PeersUpdate.put(state, there);
        if (there.works()) {
            return HealthUpdate.isThere(known, there);
        }
        return isNeeded(there) ? LinkUpdate.on(known, there, Input.TIMEOUT) : Next.same(known);
    }
}
