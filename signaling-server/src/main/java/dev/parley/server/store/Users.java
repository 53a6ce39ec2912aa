package dev.parley.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The accounts. Any thread; blocks for as long as the database takes. */
public final class Users {
    private final Jdbi jdbi;

    Users(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds an account; false, and nothing has changed, if its name is taken. */
    public boolean add(User user) {
        return jdbi.withHandle(handle -> add(handle, user));
    }

    static boolean add(Handle handle, User user) {
        return handle.createUpdate("""
                                INSERT INTO users
                                  (id, name, email, display_name, password_hash, created_at, last_login, disabled_at)
                                VALUES
                                  (:id, :name, :email, :displayName, :passwordHash, :createdAt, :lastLogin, :disabledAt)
                                ON CONFLICT (name) DO NOTHING
                                """)
                        .bind("id", user.id())
                        .bind("name", user.name())
                        .bind("email", user.email())
                        .bind("displayName", user.displayName())
                        .bind("passwordHash", user.passwordHash())
                        .bind("createdAt", user.createdAt())
                        .bind("lastLogin", user.lastLogin())
                        .bind("disabledAt", user.disabledAt())
                        .execute()
                == 1;
    }

    public Optional<User> named(String name) {
        return find("name", name);
    }

    public Optional<User> withId(String id) {
        return find("id", id);
    }

    /** All of them, by name. */
    public List<User> all() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM users ORDER BY name")
                .map((row, context) -> user(row))
                .list());
    }

    /** Notes that somebody signed in. */
    public void signedIn(String id, long nowMillis) {
        set("last_login", nowMillis, id);
    }

    /** Changes the password; a caller who wants that ends the sign-ins, too. */
    public void changePassword(String id, String newHash) {
        set("password_hash", newHash, id);
    }

    /**
     * Lets nobody sign in to an account any more, or lets them again.
     *
     * @param sinceMillis null for again
     */
    public void disable(String id, @Nullable Long sinceMillis) {
        set("disabled_at", sinceMillis, id);
    }

    /** Removes an account and its sign-ins. Its rooms stay, without an owner; in their history its owner's name stays. */
    public void remove(String id) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM users WHERE id = :id")
                .bind("id", id)
                .execute());
    }

    private Optional<User> find(String column, String value) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM users WHERE " + column + " = :value")
                .bind("value", value)
                .map((row, context) -> user(row))
                .findOne());
    }

    private void set(String column, @Nullable Object value, String id) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE users SET " + column + " = :value WHERE id = :id")
                .bindByType("value", value, value instanceof String ? String.class : Long.class)
                .bind("id", id)
                .execute());
    }

    static User user(ResultSet row) throws SQLException {
        return new User(
                row.getString("id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("display_name"),
                row.getString("password_hash"),
                row.getLong("created_at"),
                Columns.longOrNull(row, "last_login"),
                Columns.longOrNull(row, "disabled_at"));
    }
}
