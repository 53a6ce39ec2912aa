package dev.parley.server.store;

import dev.parley.protocol.RoomId;
import dev.parley.protocol.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Durable rooms and their settings. Any thread; blocks for as long as the database takes. */
public final class Rooms {
    private final Jdbi jdbi;

    Rooms(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps a room as it is now, whether it is new or has changed. Owner and time of creation stay what they were. */
    public void keep(DurableRoom room) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO rooms
                          (id, owner_id, name, description, visibility, max_participants, created_at, changed_at)
                        VALUES
                          (:id, :owner, :name, :description, :visibility, :most, :created, :changed)
                        ON CONFLICT (id) DO UPDATE SET
                          name = excluded.name, description = excluded.description, visibility = excluded.visibility,
                          max_participants = excluded.max_participants, changed_at = excluded.changed_at
                        """)
                .bind("id", room.id().value())
                .bind("owner", room.ownerId())
                .bind("name", room.name())
                .bind("description", room.description())
                .bind("visibility", room.visibility().name().toLowerCase(Locale.ROOT))
                .bind("most", room.maxParticipants())
                .bind("created", room.createdAt())
                .bind("changed", room.changedAt())
                .execute());
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

    /** Removes a room and its history; false if there was none. */
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
                row.getLong("changed_at"));
    }
}
