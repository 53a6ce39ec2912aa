package dev.parley.server.room;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A room's password as a server keeps it, and one that somebody gave for it: hashed with a salt, and then with a key that only the server has, so that it may
 * travel in a ticket.
 *
 * @param salt base64url
 * @param hash base64url
 */
public record RoomPassword(String salt, String hash) {
    /** Takes as long for a near miss as for a wild guess. */
    boolean isSame(RoomPassword other) {
        return MessageDigest.isEqual(bytes(salt + "." + hash), bytes(other.salt + "." + other.hash));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "RoomPassword[…]";
    }
}
