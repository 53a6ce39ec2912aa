package dev.parley.protocol;

import org.jspecify.annotations.Nullable;

/**
 * An account, as its owner sees it.
 *
 * @param id never changes and is never used again
 * @param user see {@link UserName}
 * @param email up to {@value Limits#EMAIL_LENGTH} characters; empty for none
 * @param displayName how others see this person unless they choose another name in a room
 * @param createdAt milliseconds since 1970-01-01T00:00Z
 * @param lastLogin when its owner signed in the time before, in milliseconds since 1970-01-01T00:00Z; null if this is the first
 */
public record AccountInfo(
        String id,
        String user,
        String email,
        String displayName,
        long createdAt,
        @Nullable Long lastLogin) {
    public AccountInfo {
        Ids.check("id", id);
        user = UserName.check("user", user);
        email = Text.email("email", email);
        displayName = Text.name("displayName", displayName);
        Numbers.checkCount("createdAt", createdAt);
        Numbers.checkOptional("lastLogin", lastLogin);
    }
}
