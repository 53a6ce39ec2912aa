package dev.parley.client.core;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * All links in three numbers, for the badge. Empty while no link has measured them.
 *
 * @param rttMs the slowest link's round trip, ms
 * @param lossPercent the worst link's loss, 0 to 100
 * @param sendKbps sent on all links together, kbit/s
 * @param recvKbps received on all links together, kbit/s
 */
public record LinkSummary(
        OptionalDouble rttMs, OptionalDouble lossPercent, OptionalDouble sendKbps, OptionalDouble recvKbps) {

    public static LinkSummary of(Collection<PeerState> peers) {
        List<LinkStats> stats =
                peers.stream().map(PeerState::stats).filter(Objects::nonNull).toList();
        return new LinkSummary(
                worst(stats, LinkStats::rttMs),
                worst(stats, LinkStats::lossPercent),
                sum(stats, LinkStats::sendKbps),
                sum(stats, LinkStats::recvKbps));
    }

    private static OptionalDouble worst(List<LinkStats> stats, Function<LinkStats, OptionalDouble> value) {
        return stats.stream().map(value).flatMapToDouble(OptionalDouble::stream).max();
    }

    private static OptionalDouble sum(List<LinkStats> stats, Function<LinkStats, OptionalDouble> value) {
        return stats.stream().map(value).flatMapToDouble(OptionalDouble::stream).reduce(Double::sum);
    }
}
