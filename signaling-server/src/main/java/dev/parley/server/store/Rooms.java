package dev.parley.server.store;

import dev.parley.protocol.Entry;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Durable rooms and their settings. Any thread; blocks for as long as the database takes. */
public final class Rooms {
    private final Jdbi jdbi;

    Rooms(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What adding a room came to. */
    public enum Added {
        ADDED,
        /** Another room has that id. */
        ID_TAKEN,
        /** Its owner has as many rooms as an account may. */
        TOO_MANY
    }

    /**
     * Adds a room, or changes nothing.
     *
     * @param most how many rooms its owner may have with it
     */
    public Added add(DurableRoom room, int most) {
        return jdbi.inTransaction(handle -> {
            int added = bind(handle.createUpdate("""
                            INSERT INTO rooms
                              (id, owner_id, name, description, visibility, max_participants, created_at, changed_at,
                               entry, locked, password_salt, password_hash, rules_version, revoked_at)
                            SELECT CAST(:id AS TEXT), CAST(:owner AS TEXT), CAST(:name AS TEXT), CAST(:description AS TEXT),
                              CAST(:visibility AS TEXT), :most, :created, :changed, CAST(:entry AS TEXT), :locked,
                              CAST(:salt AS TEXT), CAST(:hash AS TEXT), :version, :revoked
                            WHERE (SELECT COUNT(*) FROM rooms WHERE owner_id = :owner) < :limit
                            ON CONFLICT (id) DO NOTHING
                            """), room).bind("limit", most).execute();
            if (added == 1) {
                return Added.ADDED;
            }
            boolean taken = handle.createQuery("SELECT COUNT(*) FROM rooms WHERE id = :id")
                            .bind("id", room.id().value())
                            .mapTo(Long.class)
                            .one()
                    > 0;
            return taken ? Added.ID_TAKEN : Added.TOO_MANY;
        });
    }

    /** Keeps a room as it is now, whether it is new or has changed. Owner, time of creation and who may come in stay what they were. */
    public void keep(DurableRoom room) {
        jdbi.useHandle(handle -> bind(handle.createUpdate("""
                        INSERT INTO rooms
                          (id, owner_id, name, description, visibility, max_participants, created_at, changed_at,
                           entry, locked, password_salt, password_hash, rules_version, revoked_at)
                        VALUES
                          (:id, :owner, :name, :description, :visibility, :most, :created, :changed,
                           :entry, :locked, :salt, :hash, :version, :revoked)
                        ON CONFLICT (id) DO UPDATE SET
                          name = excluded.name, description = excluded.description, visibility = excluded.visibility,
                          max_participants = excluded.max_participants, changed_at = excluded.changed_at
                        """), room).execute());
    }

    /** Keeps who may come into a room, unless more recent rules of it are kept already. */
    public void keepRules(RoomId id, RoomRules rules) {
        jdbi.useHandle(handle ->
                bind(handle.createUpdate("""
                        UPDATE rooms SET entry = :entry, locked = :locked, password_salt = :salt, password_hash = :hash,
                          rules_version = :version, revoked_at = :revoked
                        WHERE id = :id AND rules_version < :version
                        """), rules).bind("id", id.value()).execute());
    }

    private static Update bind(Update statement, RoomRules rules) {
        return statement
                .bind("entry", rules.entry().name().toLowerCase(Locale.ROOT))
                .bind("locked", rules.locked() ? 1L : 0L)
                .bind("salt", rules.passwordSalt())
                .bind("hash", rules.passwordHash())
                .bind("version", rules.version())
                .bind("revoked", rules.revokedAt());
    }

    private static Update bind(Update statement, DurableRoom room) {
        return bind(statement, room.rules())
                .bind("id", room.id().value())
                .bind("owner", room.ownerId())
                .bind("name", room.name())
                .bind("description", room.description())
                .bind("visibility", room.visibility().name().toLowerCase(Locale.ROOT))
                .bind("most", room.maxParticipants())
                .bind("created", room.createdAt())
                .bind("changed", room.changedAt());
    }

    public Optional<DurableRoom> withId(RoomId id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM rooms WHERE id = :id")
                .bind("id", id.value())
                .map((row, context) -> room(row))
                .findOne());
    }

    /** The rooms of one account, oldest first. */
    public List<DurableRoom> of(String ownerId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM rooms WHERE owner_id = :owner ORDER BY created_at, id")
                        .bind("owner", ownerId)
                        .map((row, context) -> room(row))
                        .list());
    }

    /**
     * The rooms of one account, oldest first, as many as fit on a page.
     *
     * @param after the last one of the page before; null for the first page
     * @param most 1 or more
     */
    public List<DurableRoom> page(String ownerId, @Nullable RoomId after, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM rooms WHERE owner_id = :owner
                          AND (CAST(:after AS TEXT) IS NULL
                            OR (created_at, id) > (SELECT created_at, id FROM rooms WHERE id = :after AND owner_id = :owner))
                        ORDER BY created_at, id LIMIT :most
                        """)
                .bind("owner", ownerId)
                .bind("after", after == null ? null : after.value())
                .bind("most", most)
                .map((row, context) -> room(row))
                .list());
    }

    /**
     * Removes a room of that account and its history, and ends the invitations into it, or does nothing.
     *
     * @return the invitations that ended; empty if the account has no such room
     */
    public Optional<List<Invited>> removeOwn(RoomId id, String ownerId, long nowMillis) {
        return jdbi.inTransaction(handle -> {
            int removed = handle.createUpdate("DELETE FROM rooms WHERE id = :id AND owner_id = :owner")
                    .bind("id", id.value())
                    .bind("owner", ownerId)
                    .execute();
            return removed == 1 ? Optional.of(Invitations.withdrawAll(handle, id, nowMillis)) : Optional.empty();
        });
    }

    /** Removes a room, whoever's it is, and its history; false if there was none. */
    public boolean remove(RoomId id) {
        return jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM rooms WHERE id = :id")
                        .bind("id", id.value())
                        .execute())
                == 1;
    }

    private static DurableRoom room(ResultSet row) throws SQLException {
        return new DurableRoom(
                new RoomId(row.getString("id")),
                Columns.textOrNull(row, "owner_id"),
                row.getString("name"),
                row.getString("description"),
                Visibility.valueOf(row.getString("visibility").toUpperCase(Locale.ROOT)),
                row.getInt("max_participants"),
                row.getLong("created_at"),
                row.getLong("changed_at"),
                new RoomRules(
                        Entry.valueOf(row.getString("entry").toUpperCase(Locale.ROOT)),
                        row.getLong("locked") != 0,
                        Columns.textOrNull(row, "password_salt"),
                        Columns.textOrNull(row, "password_hash"),
                        row.getLong("rules_version"),
                        row.getLong("revoked_at")));
    }
}
