package dev.parley.server.store;

import org.jdbi.v3.core.Jdbi;

/**
 * Id tokens that have been used, so that none is used twice, also after a restart or on another server with the same database. Any
 * thread; blocks for as long as the database takes.
 *
 * <p>Bound: those that have run out are removed {@value #KEPT_MILLIS} ms later, with each that comes, so there are as many as people sign in
 * within a few minutes. Not at once: whoever judged one while it was good may be late to note it here.
 */
public final class UsedIdTokens {
    /** How long a token stays known that has run out, in milliseconds: longer than a sign-in takes. */
    static final long KEPT_MILLIS = 5 * 60_000;

    private final Jdbi jdbi;

    UsedIdTokens(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Notes that a token is used now; of many calls with the same one, one is answered with true.
     *
     * @param digest what tells it from others
     * @param expiresMillis from when on it is not accepted anyway
     */
    public boolean use(String digest, long expiresMillis, long nowMillis) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("DELETE FROM used_id_tokens WHERE expires_at <= :now")
                    .bind("now", nowMillis - KEPT_MILLIS)
                    .execute();
            return handle.createUpdate("""
                            INSERT INTO used_id_tokens (digest, expires_at) VALUES (:digest, :expires)
                            ON CONFLICT (digest) DO NOTHING
                            """)
                            .bind("digest", digest)
                            .bind("expires", expiresMillis)
                            .execute()
                    == 1;
        });
    }
}
