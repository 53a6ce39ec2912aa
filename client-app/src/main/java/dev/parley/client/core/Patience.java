package dev.parley.client.core;

/** How long each thing that is tried for a link gets before the next, ms. Spread, so that pairs do not try in step. */
final class Patience {
    /** A new connection comes up, channel and all. */
    static final long SETUP_MS = 15_000;

    /** An interrupted transport comes back by itself. */
    static final long WATCH_MS = 5_000;

    /** Signals arrive again, so the network does; an interrupted transport may be back a moment later. */
    static final long SOON_MS = 1_000;

    /** A restart that the peer has not answered: it is not there, and building anew would not change that. */
    static final long UNANSWERED_MS = 20_000;

    /** An unanswered offer is sent again. */
    static final long RESEND_MS = 2_000;

    private static final long RESTART_MS = 2_000;
    private static final long LONGEST_RESTART_MS = 8_000;
    private static final long FAILED_MS = 30_000;
    private static final long LONGEST_FAILED_MS = 120_000;

    private Patience() {}

    /** An answered restart brings the transport up: 2 s, 4 s, 8 s. */
    static long restart(PeerState peer) {
        long base = RESTART_MS << Math.clamp(peer.repair().restarts() - 1, 0, 8);
        return spread(Math.min(base, LONGEST_RESTART_MS), peer);
    }

    /** A failed link rests: 30 s, 60 s, 120 s. */
    static long failed(PeerState peer) {
        long base = FAILED_MS << Math.clamp(peer.repair().failures() - 1, 0, 8);
        return spread(Math.min(base, LONGEST_FAILED_MS), peer);
    }

    /** No signal reaches the peer. Its return is news of its own; this is for the case that the news gets lost. */
    static long unreachable(PeerState peer) {
        return spread(WATCH_MS, peer);
    }

    /** Three to five quarters of it. */
    private static long spread(long ms, PeerState peer) {
        long seed =
                31L * peer.key().serial() + peer.id().hashCode() + peer.repair().restarts();
        return ms * 3 / 4 + Backoff.jitter(seed, ms / 2);
    }
}
