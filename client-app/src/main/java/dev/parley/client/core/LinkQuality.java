package dev.parley.client.core;

import org.jspecify.annotations.Nullable;

/**
 * What is measured of a link.
 *
 * @param stats the last sample, null before the first
 * @param tier how good it is
 * @param rung how large a picture it carries
 * @param ascent how its estimate rises
 * @param trying pictures are sent again to find out whether it carries any; nobody is shown them before that is known
 */
public record LinkQuality(
        @Nullable LinkStats stats, Hysteresis<Tier> tier, Hysteresis<Rung> rung, Ascent ascent, boolean trying) {
    public static final LinkQuality UNKNOWN =
            new LinkQuality(null, Hysteresis.unknown(), Hysteresis.unknown(), Ascent.UNKNOWN, false);

    static final long TIER_RISES_MS = 10_000;
    static final long RUNG_RISES_MS = 3_000;

    /** Where nothing limits the estimate it will soon be so many times what it is. */
    private static final double SOON = 2;

    private static final long FREE_RISES_MS = 2_000;

    /**
     * While no pictures are sent nothing shows what the link could carry, because the congestion controller's estimate does not
     * grow beyond what is sent. So it is tried: with the first pictures libwebrtc sends a burst, and a second later the estimate is
     * what the path carries.
     */
    static final long RETRY_MS = 6_000;

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
        boolean tried = carries() == Rung.OFF ? carried.level() != Rung.OFF : trying && !carriesAny(sample);
        return new LinkQuality(sample, tierAfter(sample, now), carried, next, tried);
    }

    private static double forPictures(LinkStats sample) {
        return sample.availableKbps().orElse(0) * 1000 - MeshBudget.AUDIO_BPS;
    }

    private static boolean carriesAny(LinkStats sample) {
        return forPictures(sample) >= Rung.P180.leastBps();
    }

    /** A sample that says nothing changes nothing. */
    private Hysteresis<Tier> tierAfter(LinkStats sample, long now) {
        return Tier.of(sample).map(said -> tier.after(said, now, TIER_RISES_MS)).orElse(tier);
    }

    private Hysteresis<Rung> rungAfter(LinkStats sample, Allotment allotted, Ascent risen, long now) {
        Rung current = carries();
        if (current == Rung.OFF) {
            return rung.after(Rung.P180, now, carriesAny(sample) ? RUNG_RISES_MS : RETRY_MS);
        }
        if (sample.availableKbps().isEmpty() || allotted.format().sendsNothing()) {
            return rung;
        }
        boolean free = risen.isFree();
        double soon = sample.availableKbps().getAsDouble() * 1000 * (free ? SOON : 1) - MeshBudget.AUDIO_BPS;
        Rung reached = Rung.reached(Math.min(soon, allotted.limitBps()), current);
        return Hysteresis.at(current, rung).after(reached, now, free ? FREE_RISES_MS : RUNG_RISES_MS);
    }
}
