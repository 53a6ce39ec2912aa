package dev.parley.protocol;

import org.jspecify.annotations.Nullable;

/**
 * One stay of one person in a durable room. Times are milliseconds since 1970-01-01T00:00Z by the server's clock.
 *
 * @param name what the person was called there
 * @param account whether it was somebody who was signed in
 * @param leftAt null while it lasts; after a crash of the server, the last moment of which it knew
 */
public record VisitInfo(
        ParticipantId participant,
        String name,
        boolean account,
        long joinedAt,
        @Nullable Long leftAt) {
    public VisitInfo {
        name = Text.name("name", name);
        Numbers.checkCount("joinedAt", joinedAt);
        Numbers.checkOptional("leftAt", leftAt);
    }

    /** How long it lasted, in milliseconds; null while it lasts. */
    public @Nullable Long durationMs() {
        return leftAt == null ? null : Long.valueOf(Math.max(0, leftAt - joinedAt));
    }
}
