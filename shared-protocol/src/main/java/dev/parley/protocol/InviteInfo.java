package dev.parley.protocol;

/**
 * An invite as the host's list shows it, without the token that lets people in.
 *
 * @param id names it when it is revoked
 * @param role as what it lets people in
 * @param createdAt milliseconds since 1970-01-01T00:00Z by the server's clock
 * @param expiresAt from when on it lets nobody in, milliseconds since 1970-01-01T00:00Z
 * @param uses how often somebody came in with it, 0 to 2^53 - 1
 */
public record InviteInfo(String id, Role role, long createdAt, long expiresAt, long uses) {
    public InviteInfo {
        Ids.check("invite", id);
        Numbers.checkCount("createdAt", createdAt);
        Numbers.checkCount("expiresAt", expiresAt);
        Numbers.checkCount("uses", uses);
    }

    /** The same, used once more. */
    public InviteInfo used() {
        return new InviteInfo(id, role, createdAt, expiresAt, uses + 1);
    }
}
