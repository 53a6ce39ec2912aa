package dev.parley.client.core;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** How good a link is (ledger row Q1): by the worst of round trip, jitter and loss. From best to worst. */
public enum Tier {
    EXCELLENT(100, 15, 0, 2_500_000, 32_000),
    GOOD(200, 30, 1, 1_500_000, 32_000),
    FAIR(300, 50, 5, 1_000_000, 24_000),
    /** Whatever is worse. */
    POOR(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 100, 500_000, 16_000);

    private final double rttBelowMs;
    private final double jitterBelowMs;
    private final double lossUpToPercent;
    private final int bps;
    private final int audioBps;

    Tier(double rttBelowMs, double jitterBelowMs, double lossUpToPercent, int bps, int audioBps) {
        this.rttBelowMs = rttBelowMs;
        this.jitterBelowMs = jitterBelowMs;
        this.lossUpToPercent = lossUpToPercent;
        this.bps = bps;
        this.audioBps = audioBps;
    }

    /** What one sample says; of loss the worse direction counts. What is not known does not count; empty if nothing is. */
    static Optional<Tier> of(LinkStats stats) {
        OptionalDouble loss = Stream.of(stats.lossPercent(), stats.sentLossPercent())
                .flatMapToDouble(OptionalDouble::stream)
                .max();
        return of(stats.rttMs(), stats.jitterMs(), loss);
    }

    static Optional<Tier> of(OptionalDouble rttMs, OptionalDouble jitterMs, OptionalDouble lossPercent) {
        return Stream.of(byRtt(rttMs), byJitter(jitterMs), byLoss(lossPercent))
                .flatMap(Optional::stream)
                .max(Tier::compareTo);
    }

    private static Optional<Tier> byRtt(OptionalDouble ms) {
        return first(ms, (tier, value) -> value < tier.rttBelowMs);
    }

    private static Optional<Tier> byJitter(OptionalDouble ms) {
        return first(ms, (tier, value) -> value < tier.jitterBelowMs);
    }

    private static Optional<Tier> byLoss(OptionalDouble percent) {
        return first(percent, (tier, value) -> value <= tier.lossUpToPercent);
    }

    private static Optional<Tier> first(OptionalDouble value, Fits fits) {
        return value.stream()
                .boxed()
                .flatMap(v -> Stream.of(values()).filter(tier -> fits.test(tier, v)))
                .findFirst();
    }

    @FunctionalInterface
    private interface Fits {
        boolean test(Tier tier, double value);
    }

    /** It is to be noticed: the delay, or gaps. */
    boolean isWeak() {
        return compareTo(FAIR) >= 0;
    }

    /** What pictures on such a link may take at most, bit/s. */
    int bps() {
        return bps;
    }

    /** What speech is encoded at on such a link, bit/s: at 32,000 it is Opus's fullband, at 16,000 wideband. */
    int audioBps() {
        return audioBps;
    }
}
