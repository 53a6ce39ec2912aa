package dev.parley.client.core;

import org.jspecify.annotations.Nullable;

/**
 * What is counted for the next report to the server.
 *
 * @param askedAt when joining a room began whose first connection is still awaited, ms since 1970-01-01T00:00Z; 0 for none
 * @param joinMs how long it took until that worked, ms; null if it was reported, or has not worked
 * @param failures connections that were given up since the last report
 */
public record Tally(long askedAt, @Nullable Long joinMs, int failures) {
    public static final Tally EMPTY = new Tally(0, null, 0);

    Tally asked(long now) {
        return new Tally(now, null, failures);
    }

    /** There was nobody to connect to, or joining was given up. */
    Tally unasked() {
        return new Tally(0, joinMs, failures);
    }

    Tally connected(long now) {
        return askedAt == 0 ? this : new Tally(0, Math.max(0, now - askedAt), failures);
    }

    Tally failed(int more) {
        return more == 0 ? this : new Tally(askedAt, joinMs, failures + more);
    }

    /** After a report; what is still awaited goes on. */
    Tally reported() {
        return new Tally(askedAt, null, 0);
    }
}
