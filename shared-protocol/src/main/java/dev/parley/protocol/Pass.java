package dev.parley.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What somebody shows at the door of a room besides a ticket.
 *
 * @param password the room's, up to {@value Limits#ROOM_PASSWORD_LENGTH} characters; null for none
 * @param invite the token of an invite, up to {@value Limits#INVITE_LENGTH} characters; null for none
 * @param knock whether to wait for the host's word if the room asks for that; without it such a join is refused at once
 */
public record Pass(@Nullable String password, @Nullable String invite, boolean knock) {
    /** Nothing: enough for an open room. */
    public static final Pass NONE = new Pass(null, null, false);

    public Pass {
        if (password != null) {
            Text.opaque("password", password, Limits.ROOM_PASSWORD_LENGTH);
        }
        if (invite != null) {
            Text.opaque("invite", invite, Limits.INVITE_LENGTH);
        }
    }

    /** Nothing but patience. */
    public static Pass knocking() {
        return new Pass(null, null, true);
    }

    /** Without the password and the invite, which let people in. */
    @Override
    public String toString() {
        return "Pass[password=" + hidden(password) + ", invite=" + hidden(invite) + ", knock=" + knock + "]";
    }

    private static String hidden(@Nullable String secret) {
        return secret == null ? "none" : "(hidden)";
    }
}
