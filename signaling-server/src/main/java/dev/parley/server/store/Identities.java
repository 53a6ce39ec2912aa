package dev.parley.server.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Which account belongs to whom at which OpenID provider. Any thread; blocks for as long as the database takes. */
public final class Identities {
    private final Jdbi jdbi;

    Identities(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Somebody at a provider.
     *
     * @param issuer the provider's issuer identifier
     * @param subject who it is there: never changes, and is nobody else's there
     */
    public record Identity(String issuer, String subject) {}

    /** What became of a new account. */
    public enum Added {
        DONE,
        /** Nothing has changed: another account has the name. */
        NAME_TAKEN,
        /** Nothing has changed: that identity has an account, perhaps since a moment ago. */
        KNOWN
    }

    /** The account of an identity. */
    public Optional<User> user(Identity identity) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT users.* FROM users JOIN identities ON identities.user_id = users.id
                        WHERE identities.issuer = :issuer AND identities.subject = :subject
                        """)
                .bind("issuer", identity.issuer())
                .bind("subject", identity.subject())
                .map((row, context) -> Users.user(row))
                .findOne());
    }

    /** Makes an account for an identity that has none: both or nothing. */
    public Added add(User user, Identity identity, long nowMillis) {
        return jdbi.inTransaction(handle -> {
            if (!Users.add(handle, user)) {
                return Added.NAME_TAKEN;
            }
            if (!link(handle, user.id(), identity, nowMillis)) {
                handle.rollback();
                return Added.KNOWN;
            }
            return Added.DONE;
        });
    }

    /** Links an account that is there with an identity; false, and nothing has changed, if that has an account. */
    public boolean link(String userId, Identity identity, long nowMillis) {
        return jdbi.withHandle(handle -> link(handle, userId, identity, nowMillis));
    }

    private static boolean link(Handle handle, String userId, Identity identity, long nowMillis) {
        return handle.createUpdate("""
                        INSERT INTO identities (issuer, subject, user_id, linked_at)
                        VALUES (:issuer, :subject, :user, :now)
                        ON CONFLICT (issuer, subject) DO NOTHING
                        """)
                        .bind("issuer", identity.issuer())
                        .bind("subject", identity.subject())
                        .bind("user", userId)
                        .bind("now", nowMillis)
                        .execute()
                == 1;
    }

    /** Takes all identities from an account; how many those were. */
    public int unlink(String userId) {
        return jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM identities WHERE user_id = :user")
                .bind("user", userId)
                .execute());
    }

    /** Those of an account, the first linked first. */
    public List<Identity> of(String userId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT issuer, subject FROM identities WHERE user_id = :user ORDER BY linked_at, issuer, subject")
                .bind("user", userId)
                .map((row, context) -> new Identity(row.getString("issuer"), row.getString("subject")))
                .list());
    }
}
