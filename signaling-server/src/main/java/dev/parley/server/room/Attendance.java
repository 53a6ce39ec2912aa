package dev.parley.server.room;

import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.ServerMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How memberships are kept, go on and end, and who is told. */
final class Attendance {
    private final RoomSettings settings;
    private final Directory directory;
    private final Visitors visitors;
    private final TicketOffice office;

    /** Places without a session and until when they are kept, those that end first in front. Bounded by the members. */
    private final Map<Place, Long> kept = new LinkedHashMap<>();

    Attendance(RoomSettings settings, Directory directory, Visitors visitors, TicketOffice office) {
        this.settings = settings;
        this.directory = directory;
        this.visitors = visitors;
        this.office = office;
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
    Membership resume(Room room, Membership member, String session) {
        String older = member.session();
        if (older != null) {
            visitors.of(older).passedOn(room.id());
        }
        kept.remove(new Place(room.id(), member.id()));
        Membership now = member.heldBy(session);
        room.put(now);
        return now;
    }

    /** What the others are told of a membership that goes on. */
    static ServerMessage presence(Room room, Presence presence, Membership member) {
        return new ServerMessage.PresenceChanged(
                room.id(), member.id(), presence, member.participant().handRaised());
    }

    /** Takes a member out of a room and tells those who stay; the room dies with its last member. */
    void depart(Room room, Membership member, LeaveReason reason, long nowMillis, Outbox out) {
        end(room, member, reason, nowMillis, out);
        if (room.isEmpty()) {
            directory.close(room);
        }
    }

    /** Ends a room and all memberships in it for good. */
    void dissolve(Room room, long nowMillis, Outbox out) {
        out.sendAll(room.sessions(), new ServerMessage.RoomLeft(room.id()));
        for (Membership member : room.members()) {
            room.remove(member, nowMillis);
            over(room, member);
        }
        directory.closeForGood(room);
    }

    /**
     * Takes back a join whose reply may have been lost, as if it had never been: the name is free for the same person to try
     * again, and the room waits for its first member as before.
     */
    private void retract(Room room, Membership member, long nowMillis, Outbox out) {
        end(room, member, LeaveReason.DISCONNECTED, nowMillis, out);
    }

    private void end(Room room, Membership member, LeaveReason reason, long nowMillis, Outbox out) {
        room.remove(member, nowMillis);
        over(room, member);
        out.sendAll(room.sessions(), new ServerMessage.UserLeft(room.id(), member.id(), reason));
        tellStatus(room, nowMillis, out);
    }

    /** Forgets what belongs to a membership that has just ended. */
    void over(Room room, Membership member) {
        Place place = new Place(room.id(), member.id());
        String session = member.session();
        if (session != null) {
            visitors.of(session).left(room.id(), member.id());
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

    /** The room's count or host has changed. */
    void tellStatus(Room room, long nowMillis, Outbox out) {
        directory.show(room);
        room.status().ifPresent(status -> out.sendAll(room.sessions(), status));
        office.correct(room, nowMillis, out);
    }
}
