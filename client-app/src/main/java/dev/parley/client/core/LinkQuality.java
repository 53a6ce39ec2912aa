package dev.parley.client.core;

import org.jspecify.annotations.Nullable;

/**
 * What is measured of a link.
 *
 * @param stats the last sample, null before the first
 * @param tier how good it is
 * @param rung how large a picture it carries
 */
public record LinkQuality(@Nullable LinkStats stats, Hysteresis<Tier> tier, Hysteresis<Rung> rung) {
    public static final LinkQuality UNKNOWN = new LinkQuality(null, Hysteresis.unknown(), Hysteresis.unknown());

    static final long TIER_RISES_MS = 10_000;
    static final long RUNG_RISES_MS = 3_000;

    /**
     * While no pictures are sent nothing shows what the link could carry, because the congestion controller's estimate does not
     * grow beyond what is sent. So it is tried.
     */
    static final long RETRY_MS = 30_000;

    /** As much as any until it proves otherwise. */
    Rung carries() {
        Rung level = rung.level();
        return level == null ? Rung.P720 : level;
    }

    /**
     * After a sample that came at {@code now}, ms since 1970-01-01T00:00Z.
     *
     * @param allotted what the link may send
     */
    public LinkQuality after(LinkStats sample, Allotment allotted, long now) {
        return new LinkQuality(sample, tierAfter(sample, now), rungAfter(sample, allotted, now));
    }

    /** A sample that says nothing changes nothing. */
    private Hysteresis<Tier> tierAfter(LinkStats sample, long now) {
        return Tier.of(sample).map(said -> tier.after(said, now, TIER_RISES_MS)).orElse(tier);
    }

    private Hysteresis<Rung> rungAfter(LinkStats sample, Allotment allotted, long now) {
        Rung current = carries();
        if (current == Rung.OFF) {
            return rung.after(Rung.P180, now, RETRY_MS);
        }
        if (sample.availableKbps().isEmpty() || allotted.format().sendsNothing()) {
            return rung;
        }
        double forPictures = sample.availableKbps().getAsDouble() * 1000 - MeshBudget.AUDIO_BPS;
        Rung reached = Rung.reached(Math.min(forPictures, allotted.limitBps()), current);
        return Hysteresis.at(current, rung).after(reached, now, RUNG_RISES_MS);
    }
}
