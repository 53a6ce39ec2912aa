package dev.parley.server.store;

import dev.parley.protocol.InvitationState;
import dev.parley.protocol.RoomId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Invitations of users. Any thread; blocks for as long as the database takes.
 *
 * <p>Bounds: {@value #MOST_PENDING} of one account wait for answers, and {@value #MOST_PENDING} for an account's answer. One account sends
 * {@value #MOST_OF_A_DAY} within a day, whatever becomes of them.
 */
public final class Invitations {
    public static final int MOST_PENDING = 30;
    public static final int MOST_OF_A_DAY = 100;
    public static final long DAY_MILLIS = 86_400_000;

    private static final String SELECT = """
            SELECT i.*, u.name AS from_name, u.display_name AS from_display_name
            FROM invitations i JOIN users u ON u.id = i.from_id
            """;

    private final Jdbi jdbi;

    Invitations(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A new invitation.
     *
     * @param fromId the account that sends it
     * @param to a user name, whether somebody has it or not
     */
    public record New(
            String id, RoomId room, String roomName, String fromId, String to, long nowMillis, long expiresMillis) {}

    /**
     * Adds an invitation; of the same into the same room, the one that waits already. Does the same whether there is such a user, and whether
     * too many wait for them already: then nobody receives it.
     *
     * @return empty if too many of this account wait for answers, or it has sent too many within a day
     */
    public Optional<Invited> add(New invitation) {
        return jdbi.inTransaction(handle -> {
            int added = handle.createUpdate("""
                            INSERT INTO invitations
                              (id, room_id, room_name, from_id, to_name, to_id, state, created_at, changed_at, expires_at)
                            SELECT CAST(:id AS TEXT), CAST(:room AS TEXT), CAST(:roomName AS TEXT), f.id, CAST(:to AS TEXT),
                              (SELECT u.id FROM users u WHERE u.name = :to
                                AND (SELECT COUNT(*) FROM invitations WHERE to_id = u.id AND state = 'pending') < :most),
                              'pending', :now, :now, :expires
                            FROM users f WHERE f.id = :from
                              AND (SELECT COUNT(*) FROM invitations WHERE from_id = :from AND state = 'pending') < :most
                              AND (SELECT COUNT(*) FROM invitations WHERE from_id = :from AND created_at > :dayAgo) < :daily
                              AND NOT EXISTS (SELECT 1 FROM invitations
                                WHERE from_id = :from AND state = 'pending' AND room_id = :room AND to_name = :to)
                            """)
                    .bind("id", invitation.id())
                    .bind("room", invitation.room().value())
                    .bind("roomName", invitation.roomName())
                    .bind("from", invitation.fromId())
                    .bind("to", invitation.to())
                    .bind("most", MOST_PENDING)
                    .bind("daily", MOST_OF_A_DAY)
                    .bind("dayAgo", invitation.nowMillis() - DAY_MILLIS)
                    .bind("now", invitation.nowMillis())
                    .bind("expires", invitation.expiresMillis())
                    .execute();
            return added == 1 ? find(handle, invitation.id()) : waiting(handle, invitation);
        });
    }

    /** Whether that is the user name of this very account. */
    public boolean isOneself(String account, String user) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT COUNT(*) FROM users WHERE id = :id AND name = :name")
                                .bind("id", account)
                                .bind("name", user)
                                .mapTo(Integer.class)
                                .one()
                        > 0);
    }

    private static Optional<Invited> waiting(Handle handle, New like) {
        return handle.createQuery(SELECT + """
                        WHERE i.from_id = :from AND i.state = 'pending' AND i.room_id = :room AND i.to_name = :to
                        """)
                .bind("from", like.fromId())
                .bind("room", like.room().value())
                .bind("to", like.to())
                .map((row, context) -> invited(row))
                .findFirst();
    }

    /**
     * What an account has sent and received: those that wait for an answer first, then the latest.
     *
     * @param most 1 or more
     */
    public List<Invited> of(String account, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                        WHERE i.from_id = :account OR i.to_id = :account
                        ORDER BY CASE WHEN i.state = 'pending' THEN 0 ELSE 1 END, i.changed_at DESC, i.id LIMIT :most
                        """)
                .bind("account", account)
                .bind("most", most)
                .map((row, context) -> invited(row))
                .list());
    }

    /**
     * Accepts or declines an invitation that this account received and that waits for its answer.
     *
     * @return as it is now; empty if there is none
     */
    public Optional<Invited> answer(String id, String account, InvitationState state, long nowMillis) {
        return change("to_id", id, account, state, nowMillis);
    }

    /** Takes back an invitation that this account sent and that waits for an answer; empty if there is none. */
    public Optional<Invited> withdraw(String id, String account, long nowMillis) {
        return change("from_id", id, account, InvitationState.WITHDRAWN, nowMillis);
    }

    private Optional<Invited> change(String whose, String id, String account, InvitationState state, long nowMillis) {
        return jdbi.inTransaction(handle -> {
            int changed = handle.createUpdate(
                            "UPDATE invitations SET state = :state, changed_at = :now WHERE id = :id AND " + whose
                                    + " = :account AND state = 'pending' AND expires_at > :now")
                    .bind("state", wire(state))
                    .bind("now", nowMillis)
                    .bind("id", id)
                    .bind("account", account)
                    .execute();
            return changed == 1 ? find(handle, id) : Optional.empty();
        });
    }

    /** Ends those into a room that is kept no more, and returns them. */
    static List<Invited> withdrawAll(Handle handle, RoomId room, long nowMillis) {
        return found(handle, handle.createQuery("""
                                UPDATE invitations SET state = 'withdrawn', changed_at = :now
                                WHERE state = 'pending' AND room_id = :room RETURNING id
                                """).bind("room", room.value()).bind("now", nowMillis));
    }

    /** Ends those of one account into a room that it was put out of, accepted ones too, and returns them. */
    public List<Invited> withdrawAll(RoomId room, String account, long nowMillis) {
        return jdbi.inTransaction(handle -> found(
                handle,
                handle.createQuery("""
                                UPDATE invitations SET state = 'withdrawn', changed_at = :now
                                WHERE state IN ('pending', 'accepted') AND room_id = :room AND to_id = :account RETURNING id
                                """)
                        .bind("room", room.value())
                        .bind("account", account)
                        .bind("now", nowMillis)));
    }

    /** Ends those that were not answered in time, and returns them. */
    public List<Invited> expire(long nowMillis) {
        return jdbi.inTransaction(
                handle -> found(handle, handle.createQuery("""
                                UPDATE invitations SET state = 'expired', changed_at = :now
                                WHERE state = 'pending' AND expires_at <= :now RETURNING id
                                """).bind("now", nowMillis)));
    }

    private static List<Invited> found(Handle handle, Query ids) {
        return ids.mapTo(String.class).list().stream()
                .flatMap(id -> find(handle, id).stream())
                .toList();
    }

    /** The accounts that have accepted an invitation into a room which still lets them in. */
    public List<Invited> accepted(RoomId room, long nowMillis, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                        WHERE i.room_id = :room AND i.state = 'accepted' AND i.expires_at > :now AND i.to_id IS NOT NULL
                        ORDER BY i.changed_at DESC LIMIT :most
                        """)
                .bind("room", room.value())
                .bind("now", nowMillis)
                .bind("most", most)
                .map((row, context) -> invited(row))
                .list());
    }

    /**
     * Removes those that have not waited for an answer for a long time.
     *
     * @param withdrawnMillis the same for those that were taken back, which nobody has to look up later
     */
    public void forget(long beforeMillis, long withdrawnMillis) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        DELETE FROM invitations WHERE state <> 'pending' AND changed_at < :before AND expires_at < :before
                          OR state = 'withdrawn' AND changed_at < :withdrawn AND created_at < :withdrawn
                        """)
                .bind("before", beforeMillis)
                .bind("withdrawn", withdrawnMillis)
                .execute());
    }

    private static Optional<Invited> find(Handle handle, String id) {
        return handle.createQuery(SELECT + "WHERE i.id = :id")
                .bind("id", id)
                .map((row, context) -> invited(row))
                .findOne();
    }

    private static String wire(InvitationState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Invited invited(ResultSet row) throws SQLException {
        return new Invited(
                row.getString("id"),
                new RoomId(row.getString("room_id")),
                row.getString("room_name"),
                row.getString("from_id"),
                row.getString("from_name"),
                row.getString("from_display_name"),
                row.getString("to_name"),
                Columns.textOrNull(row, "to_id"),
                InvitationState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("created_at"),
                row.getLong("changed_at"),
                row.getLong("expires_at"));
    }
}
