package dev.parley.client.core;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells a server that wants to know it what the connections to others were like: once a minute in a room, and when it is left.
 * No name, id or address is in it.
 */
final class ReportUpdate {
    static final long EVERY_MS = 60_000;

    private ReportUpdate() {}

    /** Counts what has changed, and begins or ends with reporting. */
    static Next<AppState> noted(AppState before, Next<AppState> next, long now) {
        AppState counted = counted(before, next.state(), now);
        Next<AppState> after = new Next<>(counted, next.effects());
        if (isReporting(before) == isReporting(counted)) {
            return after;
        }
        if (isReporting(counted)) {
            return after.and(new Effect.StartTimer(new Timer.Report(), EVERY_MS));
        }
        Next<AppState> stopped = after.and(new Effect.StopTimer(new Timer.Report()));
        boolean left = counted.room().phase() != RoomPhase.JOINED;
        return left ? new Next<>(before, List.of(said(before))).then(told -> reset(stopped)) : stopped;
    }

    /** Another minute is over. */
    static Next<AppState> due(AppState state) {
        return isReporting(state)
                ? Next.of(
                        state.withMesh(
                                state.mesh().withTally(state.mesh().tally().reported())),
                        said(state),
                        new Effect.StartTimer(new Timer.Report(), EVERY_MS))
                : Next.same(state);
    }

    private static Next<AppState> reset(Next<AppState> next) {
        AppState state = next.state();
        return new Next<>(state.withMesh(state.mesh().withTally(Tally.EMPTY)), next.effects());
    }

    private static boolean isReporting(AppState state) {
        AppState.Session session = state.connection().session();
        return session != null
                && session.reports()
                && ConnectionUpdate.isUp(state)
                && state.room().phase() == RoomPhase.JOINED;
    }

    private static AppState counted(AppState before, AppState after, long now) {
        Tally tally = joined(before, after, after.mesh().tally(), now).failed(failures(before, after));
        return tally.equals(after.mesh().tally())
                ? after
                : after.withMesh(after.mesh().withTally(tally));
    }

    private static Tally joined(AppState before, AppState after, Tally tally, long now) {
        return switch (after.room().phase()) {
            case JOINING -> before.room().phase() == RoomPhase.JOINING ? tally : tally.asked(now);
            case JOINED -> {
                boolean works = after.peers().values().stream().anyMatch(ReportUpdate::works);
                yield works ? tally.connected(now) : after.peers().isEmpty() ? tally.unasked() : tally;
            }
            // How long a host thinks says nothing about the server.
            case NO_ROOM, CREATING, CREATED, WAITING, LEAVING, LEFT -> tally.askedAt() == 0 ? tally : tally.unasked();
        };
    }

    private static int failures(AppState before, AppState after) {
        return (int) after.peers().values().stream()
                .filter(peer -> peer.link() == LinkPhase.FAILED)
                .filter(peer -> {
                    PeerState was = before.peers().get(peer.id());
                    return was == null || was.link() != LinkPhase.FAILED;
                })
                .count();
    }

    private static boolean works(PeerState peer) {
        return peer.link() == LinkPhase.CONNECTED;
    }

    private static Effect said(AppState state) {
        return new Effect.SendServer(report(state), null);
    }

    static ClientMessage.Report report(AppState state) {
        List<LinkStats> stats = state.peers().values().stream()
                .filter(ReportUpdate::works)
                .map(peer -> peer.quality().stats())
                .map(sample -> sample == null ? LinkStats.NONE : sample)
                .toList();
        Tally tally = state.mesh().tally();
        long relayed = stats.stream()
                .filter(sample -> sample.candidate().equals("relay"))
                .count();
        return new ClientMessage.Report(
                within(tally.joinMs(), Limits.REPORT_MILLIS),
                stats.size(),
                (int) relayed,
                Math.min(tally.failures(), Limits.REPORT_FAILURES),
                within(median(values(stats, LinkStats::rttMs)), Limits.REPORT_MILLIS),
                within(mean(values(stats, LinkStats::lossPercent)), 1_000));
    }

    private static double[] values(List<LinkStats> stats, Function<LinkStats, OptionalDouble> value) {
        return stats.stream()
                .map(value)
                .flatMapToDouble(OptionalDouble::stream)
                .sorted()
                .toArray();
    }

    private static @Nullable Long median(double... sorted) {
        return sorted.length == 0 ? null : Math.round(sorted[sorted.length / 2]);
    }

    /** Percent to per mille. */
    private static @Nullable Long mean(double... percents) {
        OptionalDouble mean = Arrays.stream(percents).average();
        return mean.isPresent() ? Math.round(mean.getAsDouble() * 10) : null;
    }

    private static @Nullable Long within(@Nullable Long value, long most) {
        return value == null ? null : Math.clamp(value, 0, most);
    }
}
