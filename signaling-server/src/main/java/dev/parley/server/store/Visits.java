package dev.parley.server.store;

import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Who was in durable rooms, and how long. Any thread; blocks for as long as the database takes. */
public final class Visits {
    private final Jdbi jdbi;

    Visits(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Somebody came in. A stay that is known, because it goes on after a restart, stays as it is and lasts on. */
    public void joined(Visit visit) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO visits (room_id, participant_id, user_id, display_name, joined_at, left_at)
                        VALUES (:room, :participant, :user, :name, :joined, NULL)
                        ON CONFLICT (room_id, participant_id) DO UPDATE SET left_at = NULL
                        """)
                .bind("room", visit.room().value())
                .bind("participant", visit.participant().value())
                .bind("user", visit.userId())
                .bind("name", visit.displayName())
                .bind("joined", visit.joinedAt())
                .execute());
    }

    /** Somebody went, or their stay is over for another reason. Not before they came, whatever the clock says. */
    public void left(RoomId room, ParticipantId participant, long nowMillis) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE visits SET left_at = CASE WHEN joined_at > :now THEN joined_at ELSE :now END
                        WHERE room_id = :room AND participant_id = :participant AND left_at IS NULL
                        """)
                .bind("now", nowMillis)
                .bind("room", room.value())
                .bind("participant", participant.value())
                .execute());
    }

    /**
     * Ends the stays that a crash left open, as of the last moment of which something is known.
     *
     * @return how many
     */
    public int endAll(long nowMillis) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        "UPDATE visits SET left_at = CASE WHEN joined_at > :now THEN joined_at ELSE :now END WHERE left_at IS NULL")
                .bind("now", nowMillis)
                .execute());
    }

    /**
     * A room's history, the newest first.
     *
     * @param most 1 or more
     */
    public List<Visit> of(RoomId room, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM visits WHERE room_id = :room
                        ORDER BY joined_at DESC, participant_id LIMIT :most
                        """)
                .bind("room", room.value())
                .bind("most", most)
                .map((row, context) -> visit(row))
                .list());
    }

    private static Visit visit(ResultSet row) throws SQLException {
        return new Visit(
                new RoomId(row.getString("room_id")),
                new ParticipantId(row.getString("participant_id")),
                Columns.textOrNull(row, "user_id"),
                row.getString("display_name"),
                row.getLong("joined_at"),
                Columns.longOrNull(row, "left_at"));
    }
}
