package dev.parley.client.core;

import org.jspecify.annotations.Nullable;

/**
 * What is measured of a link.
 *
 * @param stats the last sample, null before the first
 * @param watch what all of them say together
 */
public record LinkQuality(@Nullable LinkStats stats, TierWatch watch) {
    public static final LinkQuality UNKNOWN = new LinkQuality(null, TierWatch.UNKNOWN);

    /** After a sample that came at {@code now}, ms since 1970-01-01T00:00Z. */
    public LinkQuality after(LinkStats sample, long now) {
        return new LinkQuality(sample, watch.after(Tier.of(sample), now));
    }
}
