package dev.parley.client.core;

import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.PeerMessage.Limit;
import dev.parley.protocol.PeerMessage.ReachState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Whether this computer's own connection is what all its links suffer from. From best to worst. */
public enum OwnConnection {
    FINE,
    /** Most of the own links are weak, and those of the others among each other are not. */
    WEAK,
    /** It carries less than the meeting needs. */
    NARROW;

    /** It counts as well again after that time without a sign of the opposite. */
    static final long WELL_AFTER_MS = 15_000;

    /** What the links say now. Of one link alone nobody can tell which end is the reason. */
    static OwnConnection of(AppState state) {
        boolean narrow = state.peers().values().stream()
                .filter(PeerState::works)
                .anyMatch(peer -> peer.views().allotment().limit() == Limit.CONNECTION);
        if (narrow) {
            return NARROW;
        }
        List<Tier> own = tiers(state);
        return own.size() >= 2 && areMostlyWeak(own) && !areMostlyWeak(amongOthers(state)) ? WEAK : FINE;
    }

    static boolean areMostlyWeak(List<Tier> tiers) {
        return tiers.stream().filter(Tier::isWeak).count() * 2 > tiers.size();
    }

    private static List<Tier> tiers(AppState state) {
        return state.peers().values().stream()
                .filter(PeerState::works)
                .flatMap(peer -> Stream.ofNullable(peer.tier()))
                .toList();
    }

    private static List<Tier> amongOthers(AppState state) {
        return state.peers().values().stream()
                .flatMap(peer -> toOthers(state, peer).stream())
                .toList();
    }

    /** How a peer said it reaches the others, this client aside. */
    static List<Tier> toOthers(AppState state, PeerState peer) {
        PeerMessage.Health health = peer.mutual().health();
        return health == null
                ? List.of()
                : health.links().stream()
                        .filter(link -> state.peers().containsKey(link.peer()))
                        .flatMap(link -> tier(link).stream())
                        .toList();
    }

    /** Peers say nothing of the jitter. */
    static Optional<Tier> tier(PeerMessage.Reach reach) {
        if (reach.state() != ReachState.CONNECTED) {
            return Optional.empty();
        }
        OptionalDouble rtt = reach.rttMs() == null ? OptionalDouble.empty() : OptionalDouble.of(reach.rttMs());
        return Tier.of(rtt, OptionalDouble.empty(), OptionalDouble.of(reach.lossPerMille() / 10.0));
    }
}
