package dev.parley.client.core;

import org.jspecify.annotations.Nullable;

/**
 * A level that samples move, without flapping: down at once when two samples in a row are worse, up after a while of nothing
 * but better ones. Levels are ordered from best to worst.
 *
 * @param level null while nothing is known
 * @param doubt what the last sample said, if that was worse
 * @param hope the worst of the better samples since the last that was not better; null after none
 * @param hopeSince when the first of those came, ms since 1970-01-01T00:00Z
 */
public record Hysteresis<T extends Enum<T>>(
        @Nullable T level, @Nullable T doubt, @Nullable T hope, long hopeSince) {

    /** Of what nothing is known. */
    public static <T extends Enum<T>> Hysteresis<T> unknown() {
        return new Hysteresis<>(null, null, null, 0);
    }

    /** {@code known}, or if that is unknown, the level. */
    static <T extends Enum<T>> Hysteresis<T> at(T level, Hysteresis<T> known) {
        return known.level == null ? settled(level) : known;
    }

    private static <T extends Enum<T>> Hysteresis<T> settled(T level) {
        return new Hysteresis<>(level, null, null, 0);
    }

    /**
     * After a sample.
     *
     * @param now when it came, ms since 1970-01-01T00:00Z
     * @param riseMs for how long samples must be better
     */
    Hysteresis<T> after(T said, long now, long riseMs) {
        if (level == null || said == level) {
            return settled(said);
        }
        return said.compareTo(level) > 0 ? worse(level, said) : better(level, said, now, riseMs);
    }

    /** Two bad samples prove as much as the milder of them. */
    private Hysteresis<T> worse(T current, T said) {
        if (doubt == null) {
            return new Hysteresis<>(current, said, null, 0);
        }
        return settled(doubt.compareTo(said) > 0 ? said : doubt);
    }

    /** A clock that was set back starts the wait anew. */
    private Hysteresis<T> better(T current, T said, long now, long riseMs) {
        if (hope == null || now < hopeSince) {
            return new Hysteresis<>(current, null, said, now);
        }
        T worst = hope.compareTo(said) > 0 ? hope : said;
        return now - hopeSince >= riseMs ? settled(worst) : new Hysteresis<>(current, null, worst, hopeSince);
    }
}
