package dev.parley.server.store;

import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Who was in durable rooms, and how long. Any thread; blocks for as long as the database takes.
 *
 * <p>Bound: the latest {@value #MOST_OF_ONE_ROOM} of each room, and those that last.
 */
public final class Visits {
    public static final int MOST_OF_ONE_ROOM = 10_000;

    private final Jdbi jdbi;

    Visits(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What is written of a visit. Times are milliseconds since 1970-01-01T00:00Z. */
    public sealed interface Change {}

    /**
     * Somebody came in. A stay that is known, because it goes on after a restart, stays as it is and lasts on. That into a room which is
     * not kept any more is not written.
     */
    public record Joined(Visit visit, long nowMillis) implements Change {}

    /**
     * Somebody went, or their stay is over for another reason. Not before they came, whatever the clock says. Nothing is kept of when it was
     * last said to last, by which it differs from one that was cut off.
     */
    public record Left(RoomId room, ParticipantId participant, long nowMillis) implements Change {}

    /** A stay that lasts. */
    public record Stay(RoomId room, ParticipantId participant) {}

    /** Writes changes in their order: all of them, or none. */
    public void write(List<Change> changes) {
        jdbi.useTransaction(handle -> {
            for (Change change : changes) {
                switch (change) {
                    case Joined joined -> write(handle, joined);
                    case Left left -> write(handle, left);
                }
            }
            changes.stream()
                    .filter(Joined.class::isInstance)
                    .map(change -> ((Joined) change).visit().room())
                    .distinct()
                    .forEach(room -> forgetOldest(handle, room, MOST_OF_ONE_ROOM));
        });
    }

    /** Anybody who has the link adds to a history. What lasts stays. */
    static void forgetOldest(Handle handle, RoomId room, int most) {
        handle.createUpdate("""
                        DELETE FROM visits WHERE room_id = :room AND left_at IS NOT NULL AND joined_at <=
                          (SELECT joined_at FROM visits WHERE room_id = :room ORDER BY joined_at DESC LIMIT 1 OFFSET :most)
                        """).bind("room", room.value()).bind("most", most).execute();
    }

    private static void write(Handle handle, Joined joined) {
        Visit visit = joined.visit();
        handle.createUpdate("""
                        INSERT INTO visits (room_id, participant_id, user_id, display_name, joined_at, seen_at)
                        SELECT id, CAST(:participant AS TEXT), (SELECT id FROM users WHERE id = :user), CAST(:name AS TEXT),
                          :joined, :now
                        FROM rooms WHERE id = :room
                        ON CONFLICT (room_id, participant_id) DO UPDATE SET left_at = NULL, seen_at = excluded.seen_at
                        """)
                .bind("room", visit.room().value())
                .bind("participant", visit.participant().value())
                .bind("user", visit.userId())
                .bind("name", visit.displayName())
                .bind("joined", visit.joinedAt())
                .bind("now", joined.nowMillis())
                .execute();
    }

    private static void write(Handle handle, Left left) {
        handle.createUpdate("""
                        UPDATE visits SET left_at = CASE WHEN joined_at > :now THEN joined_at ELSE :now END, seen_at = NULL
                        WHERE room_id = :room AND participant_id = :participant AND left_at IS NULL
                        """)
                .bind("now", left.nowMillis())
                .bind("room", left.room().value())
                .bind("participant", left.participant().value())
                .execute();
    }

    /** Says that stays last, also if another server took them for over. */
    public void last(Collection<Stay> stays, long nowMillis) {
        if (stays.isEmpty()) {
            return;
        }
        jdbi.useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    UPDATE visits SET seen_at = :now, left_at = NULL
                    WHERE room_id = :room AND participant_id = :participant
                    """);
            for (Stay stay : stays) {
                batch.bind("now", nowMillis)
                        .bind("room", stay.room().value())
                        .bind("participant", stay.participant().value())
                        .add();
            }
            batch.execute();
        });
    }

    /**
     * Ends the stays that a crash left open, as of the last moment of which something is known.
     *
     * @param beforeMillis those of which nothing was heard since
     * @return how many
     */
    public int endThoseNotSeenSince(long beforeMillis) {
        return jdbi.withHandle(
                handle -> handle.createUpdate("""
                        UPDATE visits SET left_at = CASE WHEN seen_at > joined_at THEN seen_at ELSE joined_at END
                        WHERE left_at IS NULL AND (seen_at < :before OR seen_at IS NULL)
                        """).bind("before", beforeMillis).execute());
    }

    /**
     * Those whose stays in a room last, or were cut off and not left: their servers went down.
     *
     * @param sinceMillis when their servers were last heard of, at the earliest
     * @param most 1 or more
     */
    public Set<ParticipantId> cutOff(RoomId room, long sinceMillis, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT participant_id FROM visits WHERE room_id = :room AND (left_at IS NULL OR seen_at > :since)
                        ORDER BY joined_at DESC LIMIT :most
                        """)
                .bind("room", room.value())
                .bind("since", sinceMillis)
                .bind("most", most)
                .map((row, context) -> new ParticipantId(row.getString("participant_id")))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * A room's history, the newest first, as much as fits on a page.
     *
     * @param after the participant of the last visit of the page before; null for the first page
     * @param most 1 or more
     */
    public List<Visit> page(RoomId room, @Nullable ParticipantId after, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM visits WHERE room_id = :room
                          AND (CAST(:after AS TEXT) IS NULL
                            OR (joined_at, participant_id)
                              < (SELECT joined_at, participant_id FROM visits WHERE room_id = :room AND participant_id = :after))
                        ORDER BY joined_at DESC, participant_id DESC LIMIT :most
                        """)
                .bind("room", room.value())
                .bind("after", after == null ? null : after.value())
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
