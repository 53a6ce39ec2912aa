package dev.parley.client.core;

import org.jspecify.annotations.Nullable;

/**
 * What is measured of a link.
 *
 * @param stats the last sample, null before the first
 * @param tier how good it is
 * @param rung how large a picture it carries
 * @param ascent how its estimate rises
 * @param tries how often pictures were tried again since it last carried more than the smallest
 */
public record LinkQuality(
        @Nullable LinkStats stats, Hysteresis<Tier> tier, Hysteresis<Rung> rung, Ascent ascent, int tries) {
    public static final LinkQuality UNKNOWN =
            new LinkQuality(null, Hysteresis.unknown(), Hysteresis.unknown(), Ascent.UNKNOWN, 0);

    static final long TIER_RISES_MS = 10_000;
    static final long RUNG_RISES_MS = 3_000;

    /** Where nothing limits the estimate it will soon be so many times what it is. */
    private static final double SOON = 2;

    private static final long FREE_RISES_MS = 2_000;

    /**
     * While no pictures are sent nothing shows what the link could carry, because the congestion controller's estimate does not
     * grow beyond what is sent. So it is tried, first after 5 s, then after 10 s, 20 s, and every half minute.
     */
    private static final long FIRST_RETRY_MS = 5_000;

    private static final long LAST_RETRY_MS = 30_000;
    private static final int DOUBLINGS = 3;

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
        Ascent next = sample.availableKbps().isPresent()
                ? ascent.after(sample.availableKbps().getAsDouble() * 1000)
                : ascent;
        Hysteresis<Rung> carried = rungAfter(sample, allotted, next, now);
        return new LinkQuality(sample, tierAfter(sample, now), carried, next, triesAfter(carried));
    }

    private int triesAfter(Hysteresis<Rung> carried) {
        Rung level = carried.level();
        if (level == null || Rung.P180.isBelow(level)) {
            return 0;
        }
        return carries() == Rung.OFF && level != Rung.OFF ? tries + 1 : tries;
    }

    /** An estimate that has risen all the same is a reason of its own. */
    private long retryMs(LinkStats sample) {
        double forPictures = sample.availableKbps().orElse(0) * 1000 - MeshBudget.AUDIO_BPS;
        return forPictures >= Rung.P180.leastBps()
                ? RUNG_RISES_MS
                : Math.min(LAST_RETRY_MS, FIRST_RETRY_MS << Math.min(tries, DOUBLINGS));
    }

    /** A sample that says nothing changes nothing. */
    private Hysteresis<Tier> tierAfter(LinkStats sample, long now) {
        return Tier.of(sample).map(said -> tier.after(said, now, TIER_RISES_MS)).orElse(tier);
    }

    private Hysteresis<Rung> rungAfter(LinkStats sample, Allotment allotted, Ascent risen, long now) {
        Rung current = carries();
        if (current == Rung.OFF) {
            return rung.after(Rung.P180, now, retryMs(sample));
        }
        if (sample.availableKbps().isEmpty() || allotted.format().sendsNothing()) {
            return rung;
        }
        boolean free = risen.isFree();
        double forPictures = sample.availableKbps().getAsDouble() * 1000 * (free ? SOON : 1) - MeshBudget.AUDIO_BPS;
        Rung reached = Rung.reached(Math.min(forPictures, allotted.limitBps()), current);
        return Hysteresis.at(current, rung).after(reached, now, free ? FREE_RISES_MS : RUNG_RISES_MS);
    }
}
