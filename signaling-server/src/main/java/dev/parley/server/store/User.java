package dev.parley.server.store;

import org.jspecify.annotations.Nullable;

/**
 * One account. Times are milliseconds since 1970-01-01T00:00Z.
 *
 * @param id never changes and is never used again
 * @param name see {@link dev.parley.protocol.UserName}; no other account has it
 * @param email empty for none; others may have the same
 * @param passwordHash in the PHC string format; empty for an account without a password, whose owner comes from an OpenID provider
 * @param lastLogin null before the first one
 * @param disabledAt since when it cannot be signed in to; null if it can
 */
public record User(
        String id,
        String name,
        String email,
        String displayName,
        String passwordHash,
        long createdAt,
        @Nullable Long lastLogin,
        @Nullable Long disabledAt) {
    public boolean isDisabled() {
        return disabledAt != null;
    }

    /** Whether it can be signed in to with a password. */
    public boolean hasPassword() {
        return !passwordHash.isEmpty();
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "User[id=" + id + ", name=" + name + "]";
    }
}
