package dev.parley.server.room;

/**
 * A room's password as a server keeps it, and one that somebody gave for it: hashed with a salt, and then with a key that only the server has, so that it may
 * travel in a ticket.
 *
 * @param salt base64url
 * @param hash base64url
 */
public record RoomPassword(String salt, String hash) {
    /** Takes as long for a near miss as for a wild guess; the salt is no secret. */
    boolean isSame(RoomPassword other) {
        return salt.equals(other.salt) && isSame(hash, other.hash);
    }

    private static boolean isSame(String one, String other) {
        int difference = one.length() ^ other.length();
        for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
            difference |= one.charAt(i) ^ other.charAt(i);
        }
        return difference == 0;
    }

    @Override
    public String toString() {
        return "RoomPassword[…]";
    }
}
