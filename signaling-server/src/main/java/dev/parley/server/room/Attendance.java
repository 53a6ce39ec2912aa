package dev.parley.server.room;

import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.RoomExit;
import dev.parley.protocol.ServerMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How memberships are kept, go on and end, and who is told. */
final class Attendance {
    private final RoomSettings settings;
    private final Directory directory;
    private final Visitors visitors;
    private final TicketOffice office;
    private final Waiting waiting;
    private final Chronicle chronicle;

    /** Places without a session and until when they are kept, those that end first in front. Bounded by the members. */
    private final Map<Place, Long> kept = new LinkedHashMap<>();

    Attendance(
            RoomSettings settings,
            Directory directory,
            Visitors visitors,
            TicketOffice office,
            Waiting waiting,
            Chronicle chronicle) {
        this.settings = settings;
        this.directory = directory;
        this.visitors = visitors;
        this.office = office;
        this.waiting = waiting;
        this.chronicle = chronicle;
    }

    /** A session is over and with it, at once or after a while, its part in a room. */
    void sessionEnded(String session, Room room, LeaveReason reason, long nowMillis, Outbox out) {
        Membership member = room.find(session).orElseThrow();
        boolean lost = reason == LeaveReason.DISCONNECTED;
        if (lost && !visitors.of(session).knowsItIsIn(room.id())) {
            retract(room, member, nowMillis, out);
        } else if (lost && settings.graceMillis() > 0) {
            keep(room, member, nowMillis, out);
        } else {
            depart(room, member, reason, nowMillis, out);
        }
    }

    private void keep(Room room, Membership member, long nowMillis, Outbox out) {
        Membership now = member.kept();
        room.put(now);
        Place place = new Place(room.id(), member.id());
        kept.put(place, nowMillis + settings.graceMillis());
        office.forget(place);
        out.sendAll(room.sessions(), presence(room, now.shown().presence(), now));
    }

    /** A membership goes on with another session; the one that held it until now, if any, has no part in it any more. */
    Membership resume(Room room, Membership member, String session, long nowMillis) {
        String older = member.session();
        if (older != null) {
            visitors.of(older).passedOn(room.id());
        }
        kept.remove(new Place(room.id(), member.id()));
        room.goOn(member.heldBy(session, visitors.of(session).account()), nowMillis);
        return room.find(session).orElseThrow();
    }

    /** A membership has begun, or goes on in a room that came back. */
    void began(Room room, Membership member) {
        if (room.isDurable()) {
            chronicle.joined(room.id(), member.participant(), member.account());
        }
    }

    /** What the others are told of a membership that goes on. */
    static ServerMessage presence(Room room, Presence presence, Membership member) {
        return new ServerMessage.PresenceChanged(
                room.id(), member.id(), presence, member.participant().handRaised());
    }

    /**
     * Takes a member out of a room and tells those who stay; the room dies with its last member. A durable one stays as long as somebody waits at its door: a host
     * may come.
     */
    void depart(Room room, Membership member, LeaveReason reason, long nowMillis, Outbox out) {
        depart(room, member, new ServerMessage.UserLeft(room.id(), member.id(), reason), nowMillis, out);
    }

    private void depart(Room room, Membership member, ServerMessage.UserLeft news, long nowMillis, Outbox out) {
        end(room, member, news, nowMillis, out);
        if (room.isEmpty() && !(room.isDurable() && waiting.anyAt(room.id()))) {
            directory.close(room);
            waiting.roomEnded(room.id(), out);
        }
    }

    /** The host puts somebody out, who has to come to the door again, also with an invitation from before. */
    void putOut(Room room, Membership gone, Membership host, long nowMillis, Outbox out) {
        if (gone.session() != null) {
            out.send(gone.session(), new ServerMessage.RoomLeft(room.id(), RoomExit.REMOVED));
        }
        boolean makerStays = room.members().stream()
                .anyMatch(member -> !member.equals(gone) && room.door().isMaker(member));
        room.door().putOut(gone, makerStays);
        if (gone.account() != null) {
            chronicle.putOut(room.id(), gone.account());
        }
        depart(
                room,
                gone,
                new ServerMessage.UserLeft(room.id(), gone.id(), LeaveReason.REMOVED, host.id()),
                nowMillis,
                out);
    }

    /**
     * Ends all memberships in a room, and the room for good unless it is durable: then those who come next come to its door, as their tickets are void.
     * {@code by}: the request that does it, of one of its members.
     */
    void dissolve(Room room, Optional<Request> by, long nowMillis, Outbox out) {
        tellAll(room, by, new ServerMessage.RoomLeft(room.id(), RoomExit.CLOSED), out);
        for (Membership member : room.members()) {
            room.remove(member, nowMillis);
            over(room, member, nowMillis);
        }
        if (room.isDurable()) {
            room.door().setRules(room.door().rules().renewed());
            writeRules(room);
            directory.close(room);
        } else {
            directory.closeForGood(room);
        }
        waiting.roomEnded(room.id(), out);
    }

    /** Answers the request of a member, if one is behind it, and tells all others the same. */
    private static void tellAll(Room room, Optional<Request> by, ServerMessage message, Outbox out) {
        by.ifPresent(request -> out.reply(request, message));
        String asker = by.map(Request::session).orElse("");
        out.sendAll(room.sessionsExcept(asker), message);
    }

    /**
     * Takes back a join whose reply may have been lost, as if it had never been: the name is free for the same person to try
     * again, and the room waits for its first member as before.
     */
    private void retract(Room room, Membership member, long nowMillis, Outbox out) {
        end(room, member, new ServerMessage.UserLeft(room.id(), member.id(), LeaveReason.DISCONNECTED), nowMillis, out);
        if (room.isEmpty() && !room.isDurable()) {
            room.door().awaitAgain(member);
        }
    }

    private void end(Room room, Membership member, ServerMessage.UserLeft news, long nowMillis, Outbox out) {
        room.remove(member, nowMillis);
        over(room, member, nowMillis);
        out.sendAll(room.sessions(), news);
        tellStatus(room, Optional.empty(), nowMillis, out);
    }

    /** Forgets what belongs to a membership that has just ended. */
    void over(Room room, Membership member, long nowMillis) {
        if (room.isDurable()) {
            chronicle.left(room.id(), member.id(), nowMillis);
        }
        Place place = new Place(room.id(), member.id());
        String session = member.session();
        if (session != null) {
            visitors.of(session).left(room.id(), member.id());
            waiting.hostLeft(room.id(), session);
        }
        kept.remove(place);
        office.forget(place);
    }

    /** Lets time pass: ends the places that were kept long enough, renews old tickets. */
    void tick(long nowMillis, Outbox out) {
        for (Place place : overdue(nowMillis)) {
            Room room = directory.find(place.room()).orElseThrow();
            depart(room, member(room, place.participant()), LeaveReason.DISCONNECTED, nowMillis, out);
        }
        for (Place place : office.due(nowMillis)) {
            Room room = directory.find(place.room()).orElseThrow();
            office.send(room, member(room, place.participant()), nowMillis, out);
        }
    }

    private List<Place> overdue(long nowMillis) {
        return kept.entrySet().stream()
                .takeWhile(entry -> entry.getValue() <= nowMillis)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Membership member(Room room, ParticipantId id) {
        return room.find(id).orElseThrow();
    }

    /** The room's count or host has changed, or who may come in. {@code by}: the request that changed it. */
    void tellStatus(Room room, Optional<Request> by, long nowMillis, Outbox out) {
        directory.show(room);
        room.status().ifPresent(status -> tellAll(room, by, status, out));
        correctTickets(room, nowMillis, out);
        waiting.tellHost(room, nowMillis, out);
    }

    /** Something that tickets say may have changed, which is also what is kept of a durable room. */
    void correctTickets(Room room, long nowMillis, Outbox out) {
        writeRules(room);
        office.correct(room, nowMillis, out);
    }

    private void writeRules(Room room) {
        if (room.isDurable() && room.door().rulesAreNew()) {
            chronicle.ruled(room.id(), room.door().rules());
        }
    }
}
