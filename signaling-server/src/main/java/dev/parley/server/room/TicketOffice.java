package dev.parley.server.room;

import dev.parley.protocol.ServerMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives members their tickets, and another one when something it says has changed or half of its life is over. Remembers
 * one ticket for each membership that has a session.
 *
 * <p>Bound: {@value #RENEWALS} renewals in one call of {@link #due}; the others are due at the next.
 */
final class TicketOffice {
    static final int RENEWALS = 100;

    /** What the newest ticket of a membership says, as far as that may change, and when it is renewed. */
    private record Issued(long hostSince, boolean guest, long version, long renewAt) {
        boolean says(Room room, Membership member) {
            return hostSince == member.hostSince()
                    && guest == member.guest()
                    && version == room.door().rules().version();
        }
    }

    private final Tickets tickets;
    private final long lifeMillis;
    private final Map<Place, Issued> newest = new LinkedHashMap<>();

    TicketOffice(Tickets tickets, long lifeMillis) {
        this.tickets = tickets;
        this.lifeMillis = lifeMillis;
    }

    String issue(Room room, Membership member, long nowMillis) {
        Place place = new Place(room.id(), member.id());
        newest.remove(place);
        long version = room.door().rules().version();
        newest.put(place, new Issued(member.hostSince(), member.guest(), version, nowMillis + lifeMillis / 2));
        return tickets.issue(new TicketContent(
                room.whileEmpty(),
                member.id(),
                member.participant().joinedAt(),
                member.hostSince(),
                nowMillis + lifeMillis,
                member.guest(),
                room.isDurable(),
                room.door().rules()));
    }

    /** Gives new tickets to the members whose old ones no longer say who hosts and who may come in. */
    void correct(Room room, long nowMillis, Outbox out) {
        for (Membership member : room.members()) {
            Issued issued = newest.get(new Place(room.id(), member.id()));
            if (issued != null && !issued.says(room, member)) {
                send(room, member, nowMillis, out);
            }
        }
    }

    void send(Room room, Membership member, long nowMillis, Outbox out) {
        String session = member.session();
        if (session != null) {
            out.send(session, new ServerMessage.RoomTicket(room.id(), issue(room, member, nowMillis)));
        }
    }

    /** A membership ended, or has nobody to send a ticket to. */
    void forget(Place place) {
        newest.remove(place);
    }

    /** Whose tickets are to be renewed now, the oldest first. */
    List<Place> due(long nowMillis) {
        return newest.entrySet().stream()
                .takeWhile(entry -> entry.getValue().renewAt() <= nowMillis)
                .limit(RENEWALS)
                .map(Map.Entry::getKey)
                .toList();
    }
}
