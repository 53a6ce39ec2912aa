package dev.parley.client.core;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A link's tier with hysteresis: down at once when two samples in a row are worse, up after {@value #GOOD_MS} ms of
 * nothing but better ones. A sample that says nothing changes nothing.
 *
 * @param tier null while nothing is known
 * @param doubt what the last sample said, if that was worse
 * @param hope the worst of the better samples since the last that was not better; null after none
 * @param hopeSince when the first of those came, ms since 1970-01-01T00:00Z
 */
public record TierWatch(
        @Nullable Tier tier, @Nullable Tier doubt, @Nullable Tier hope, long hopeSince) {
    public static final TierWatch UNKNOWN = new TierWatch(null, null, null, 0);

    static final long GOOD_MS = 10_000;

    private static TierWatch settled(Tier tier) {
        return new TierWatch(tier, null, null, 0);
    }

    /** After a sample that came at {@code now}. */
    TierWatch after(Optional<Tier> sample, long now) {
        return sample.map(said -> after(said, now)).orElse(this);
    }

    private TierWatch after(Tier said, long now) {
        if (tier == null || said == tier) {
            return settled(said);
        }
        return said.isWorseThan(tier) ? worse(tier, said) : better(tier, said, now);
    }

    /** Two bad samples prove as much as the milder of them. */
    private TierWatch worse(Tier current, Tier said) {
        return doubt == null ? new TierWatch(current, said, null, 0) : settled(Tier.better(doubt, said));
    }

    /** A clock that was set back starts the wait anew. */
    private TierWatch better(Tier current, Tier said, long now) {
        if (hope == null || now < hopeSince) {
            return new TierWatch(current, null, said, now);
        }
        Tier worst = Tier.worse(hope, said);
        return now - hopeSince >= GOOD_MS ? settled(worst) : new TierWatch(current, null, worst, hopeSince);
    }
}
