package dev.parley.server.room;

import dev.parley.protocol.ParticipantId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The time in which the members of a room that came back find their old places in it. When it is over, those still missing
 * count as gone, since the peers that came back have given them up by then.
 *
 * <p>Bound: {@value #MOST_ENDED} memberships that ended meanwhile; with the next one the time is over for all.
 */
final class Comeback {
    static final int MOST_ENDED = 1_000;

    private final long until;
    private final @Nullable Set<ParticipantId> only;
    private final Set<ParticipantId> ended = new HashSet<>();
    private long hostClaim;

    private Comeback(long until, @Nullable Set<ParticipantId> only) {
        this.until = until;
        this.only = only;
    }

    /** A new room's: nobody was in it before. */
    static Comeback none() {
        return new Comeback(Long.MIN_VALUE, null);
    }

    /**
     * The return of one room.
     *
     * @param millis its last millisecond, since 1970-01-01T00:00Z
     */
    static Comeback until(long millis) {
        return new Comeback(millis, null);
    }

    /** The same for a room of which it is known who was in it when it went away. */
    static Comeback until(long millis, Set<ParticipantId> only) {
        return new Comeback(millis, only);
    }

    /** Whether whoever has a ticket for that membership is still awaited, which has not been here since. */
    boolean awaits(ParticipantId id, long nowMillis) {
        return nowMillis <= until
                && (only == null || only.contains(id))
                && ended.size() <= MOST_ENDED
                && !ended.contains(id);
    }

    /** A membership is over for good: a ticket of it brings it back no more. */
    void ended(ParticipantId id, long nowMillis) {
        if (nowMillis <= until && ended.size() <= MOST_ENDED) {
            ended.add(id);
        }
    }

    /** Whether a ticket says that its holder hosts, more recently than those seen before. */
    boolean hostsMoreRecently(TicketContent ticket) {
        return ticket.hostSince() > hostClaim;
    }

    /**
     * Whether a ticket makes its holder the host: it says so more recently than those seen before, or none has said so and
     * its holder was there before the {@code present} host.
     */
    boolean makesHost(TicketContent ticket, Membership returned, Membership present) {
        if (hostsMoreRecently(ticket)) {
            hostClaim = ticket.hostSince();
            return true;
        }
        return hostClaim == 0
                && returned.participant().joinedAt() < present.participant().joinedAt();
    }
}
