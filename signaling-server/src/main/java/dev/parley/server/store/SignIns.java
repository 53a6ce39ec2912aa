package dev.parley.server.store;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Sign-ins. Any thread; blocks for as long as the database takes.
 *
 * <p>Bound: {@value #MOST_OF_ONE_USER} of one account; at the bound the one that was longest not used ends. Those that have run out are
 * removed when somebody signs in.
 */
public final class SignIns {
    static final int MOST_OF_ONE_USER = 50;

    private final Jdbi jdbi;

    SignIns(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Begins a sign-in. */
    public void begin(SignIn begun, long nowMillis) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("DELETE FROM sign_ins WHERE expires_at <= :now")
                    .bind("now", nowMillis)
                    .execute();
            handle.createUpdate("""
                            INSERT INTO sign_ins (id, user_id, generation, created_at, rotated_at, expires_at, revoked_at)
                            VALUES (:id, :user, :generation, :created, :rotated, :expires, NULL)
                            """)
                    .bind("id", begun.id())
                    .bind("user", begun.userId())
                    .bind("generation", begun.generation())
                    .bind("created", begun.createdAt())
                    .bind("rotated", begun.rotatedAt())
                    .bind("expires", begun.expiresAt())
                    .execute();
            handle.createUpdate("""
                            DELETE FROM sign_ins WHERE user_id = :user AND id NOT IN
                              (SELECT id FROM sign_ins WHERE user_id = :user
                               ORDER BY rotated_at DESC, created_at DESC, id LIMIT :most)
                            """)
                    .bind("user", begun.userId())
                    .bind("most", MOST_OF_ONE_USER)
                    .execute();
        });
    }

    public Optional<SignIn> withId(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM sign_ins WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new SignIn(
                        row.getString("id"),
                        row.getString("user_id"),
                        row.getLong("generation"),
                        row.getLong("created_at"),
                        row.getLong("rotated_at"),
                        row.getLong("expires_at"),
                        Columns.longOrNull(row, "revoked_at")))
                .findOne());
    }

    /**
     * Goes on from one token to the next. Of several that try at the same time one succeeds.
     *
     * @param from the generation that was presented
     * @return false, and nothing has changed, if that is not the last one any more
     */
    public boolean rotate(String id, long from, long nowMillis, long expiresMillis) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                UPDATE sign_ins SET generation = generation + 1, rotated_at = :now, expires_at = :expires
                                WHERE id = :id AND generation = :from AND revoked_at IS NULL
                                """)
                        .bind("now", nowMillis)
                        .bind("expires", expiresMillis)
                        .bind("id", id)
                        .bind("from", from)
                        .execute())
                == 1;
    }

    /** Ends one, for good. Kept until it runs out, so that it is told from one that never was. */
    public void revoke(String id, long nowMillis) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE sign_ins SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
                .bind("now", nowMillis)
                .bind("id", id)
                .execute());
    }

    /** Ends all of one account. */
    public void revokeAll(String userId, long nowMillis) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE sign_ins SET revoked_at = :now WHERE user_id = :user AND revoked_at IS NULL")
                .bind("now", nowMillis)
                .bind("user", userId)
                .execute());
    }
}
