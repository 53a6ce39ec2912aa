package dev.parley.client.core;

import java.util.OptionalDouble;

/**
 * Finds out what the own uplink carries from what it does carry. What is really sent for {@value #WINDOW_MS} ms without a break,
 * it carries at least; a shorter time proves nothing, because routers keep a second's worth. When it is full, it carries what
 * the links then share.
 *
 * @param best what is known
 * @param lowest the least that was sent in a second of the present window, bit/s
 * @param since when that window began, ms since 1970-01-01T00:00Z; 0 for none
 */
public record CarriedWatch(Carried best, double lowest, long since) {
    static final long WINDOW_MS = 5_000;

    /** What was measured longer ago is measured anew, though it is nearly the same. */
    private static final long RENEWED_AFTER_MS = 60_000;

    private static final double NOTABLE = 0.1;

    static CarriedWatch of(Carried known) {
        return new CarriedWatch(known, 0, 0);
    }

    /**
     * After a second.
     *
     * @param fullBps what the uplink carries, if it is full; else empty
     * @param sentBps by all links together
     */
    CarriedWatch after(OptionalDouble fullBps, double sentBps, long now) {
        if (fullBps.isPresent()) {
            return of(found(new Carried((long) fullBps.getAsDouble(), true, now)));
        }
        if (since == 0 || now < since) {
            return new CarriedWatch(best, sentBps, now);
        }
        double least = Math.min(lowest, sentBps);
        return now - since < WINDOW_MS
                ? new CarriedWatch(best, least, since)
                : new CarriedWatch(least > best.bps() ? new Carried((long) least, false, now) : best, sentBps, now);
    }

    /** A full uplink is measured every second; not all of that is news. */
    private Carried found(Carried now) {
        long age = now.at() - best.at();
        boolean alike = Math.abs(now.bps() - best.bps()) < best.bps() * NOTABLE;
        boolean known = best.full() && age >= 0 && age < (alike ? RENEWED_AFTER_MS : WINDOW_MS);
        return known ? best : now;
    }
}
