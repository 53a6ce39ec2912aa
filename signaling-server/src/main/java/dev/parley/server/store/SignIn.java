package dev.parley.server.store;

import org.jspecify.annotations.Nullable;

/**
 * Everything that followed from one sign-in: a family of refresh tokens, of which the last one is good. Times are milliseconds since
 * 1970-01-01T00:00Z.
 *
 * @param generation the number of the last token, 1 for the first
 * @param rotatedAt when that one was made
 * @param expiresAt until when it is good
 * @param revokedAt when the family was ended; null if it was not
 */
public record SignIn(
        String id,
        String userId,
        long generation,
        long createdAt,
        long rotatedAt,
        long expiresAt,
        @Nullable Long revokedAt) {
    /** Whether tokens of this family may be good. */
    public boolean isLive(long nowMillis) {
        return revokedAt == null && nowMillis < expiresAt;
    }
}
