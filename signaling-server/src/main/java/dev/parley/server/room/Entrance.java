package dev.parley.server.room;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerMessage;
import java.util.Optional;

/** Lets people into rooms: for the first time, and back in by their tickets. The table is in {@code docs/protocol.md}, "Coming back". */
final class Entrance {
    private final RoomSettings settings;
    private final Directory directory;
    private final Visitors visitors;
    private final Attendance attendance;
    private final TicketOffice office;
    private final Tickets tickets;
    private final IdSource ids;
    private final IceServerSource iceServers;

    Entrance(
            RoomSettings settings,
            Directory directory,
            Visitors visitors,
            Attendance attendance,
            TicketOffice office,
            Tickets tickets,
            IdSource ids,
            IceServerSource iceServers) {
        this.settings = settings;
        this.directory = directory;
        this.visitors = visitors;
        this.attendance = attendance;
        this.office = office;
        this.tickets = tickets;
        this.ids = ids;
        this.iceServers = iceServers;
    }

    /** One attempt to come in. */
    private record Arrival(
            Request request, ClientMessage.JoinRoom join, Optional<TicketContent> ticket, long nowMillis, Outbox out) {
        String session() {
            return request.session();
        }
    }

    void join(Request request, ClientMessage.JoinRoom join, long nowMillis, Outbox out) throws RefusedException {
        Optional<TicketContent> ticket =
                Optional.ofNullable(join.ticket()).flatMap(text -> tickets.read(text, join.room(), nowMillis));
        Arrival arrival = new Arrival(request, join, ticket, nowMillis, out);
        Optional<Room> room = directory.find(join.room());
        if (room.isPresent()) {
            enter(room.get(), arrival);
        } else {
            reopen(arrival);
        }
    }

    private void reopen(Arrival arrival) throws RefusedException {
        TicketContent ticket = arrival.ticket()
                .filter(content -> !directory.isClosedForGood(content.room().id()))
                .orElseThrow(
                        () -> new RefusedException(
                                ErrorCode.ROOM_UNKNOWN,
                                "There is no meeting with this code: it has ended, or the code is mistyped. Ask for a new link."));
        checkMayEnterAnother(arrival);
        directory.checkMayOpenAnother();
        admit(directory.reopen(ticket.room(), arrival.nowMillis()), arrival);
    }

    private void enter(Room room, Arrival arrival) throws RefusedException {
        room.checkNotIn(arrival.session());
        Optional<Membership> held = arrival.ticket().flatMap(ticket -> room.find(ticket.participant()));
        Optional<Membership> own = held.or(() -> room.findEarlier(arrival.join().claim()));
        if (own.isEmpty()) {
            room.checkNotFull();
            room.checkName(arrival.join().name());
            checkMayEnterAnother(arrival);
            admit(room, arrival);
        } else if (held.isEmpty() || arrival.join().fresh()) {
            replace(room, own.get(), arrival);
        } else {
            resume(room, held.get(), arrival);
        }
    }

    private void checkMayEnterAnother(Arrival arrival) throws RefusedException {
        visitor(arrival).checkMayEnterAnother(settings.roomsPerSession());
    }

    /** The membership is there: it goes on. */
    private void resume(Room room, Membership held, Arrival arrival) throws RefusedException {
        checkMayEnterAnother(arrival);
        Membership now = attendance.resume(room, held, arrival.session());
        visitor(arrival).resumed(room.id());
        Optional<Participant> changed =
                room.change(now, member -> member.withMedia(arrival.join().media()));
        reply(room, now.id(), true, arrival);
        tellOthers(room, arrival, Attendance.presence(room, now.participant().presence(), now));
        changed.ifPresent(member ->
                tellOthers(room, arrival, new ServerMessage.MediaChanged(room.id(), member.id(), member.media())));
    }

    /** The membership is there, but its connections are lost: a new one takes its place and name. */
    private void replace(Room room, Membership held, Arrival arrival) throws RefusedException {
        room.checkName(arrival.join().name(), held);
        checkMayEnterAnother(arrival);
        Participant self = newcomer(arrival);
        attendance.over(room, held);
        room.replace(held, membership(self, arrival), arrival.nowMillis());
        visitor(arrival).entered(room.id());
        announce(room, self.id(), false, Optional.of(held.id()), arrival);
    }

    /** There is no membership to go on with, or only in the ticket of a room that came back. */
    private void admit(Room room, Arrival arrival) {
        Optional<TicketContent> awaited = arrival.ticket().filter(ticket -> room.awaits(ticket, arrival.nowMillis()));
        if (awaited.isEmpty()) {
            Participant self = newcomer(arrival);
            room.add(membership(self, arrival), arrival.nowMillis());
            announce(room, self.id(), false, visitor(arrival).entered(room.id()), arrival);
        } else if (arrival.join().fresh()) {
            Participant self = newcomer(arrival);
            room.readmit(membership(self, arrival), awaited.get(), arrival.nowMillis());
            visitor(arrival).entered(room.id());
            announce(room, self.id(), false, awaited.map(TicketContent::participant), arrival);
        } else {
            Participant self = returning(awaited.get(), arrival);
            room.readmit(membership(self, arrival), awaited.get(), arrival.nowMillis());
            visitor(arrival).resumed(room.id());
            announce(room, self.id(), true, Optional.empty(), arrival);
        }
    }

    private Visitor visitor(Arrival arrival) {
        return visitors.of(arrival.session());
    }

    private Participant newcomer(Arrival arrival) {
        return participant(ids.nextParticipant(), arrival.nowMillis(), arrival.join());
    }

    private static Membership membership(Participant self, Arrival arrival) {
        return new Membership(self, arrival.session(), 0, arrival.join().claim());
    }

    private static Participant returning(TicketContent ticket, Arrival arrival) {
        return participant(ticket.participant(), ticket.joinedAt(), arrival.join());
    }

    private static Participant participant(ParticipantId id, long joinedAt, ClientMessage.JoinRoom join) {
        return new Participant(id, join.name(), Role.PARTICIPANT, join.media(), Presence.ACTIVE, false, joinedAt);
    }

    /** Tells the one who came and everybody else. */
    private void announce(
            Room room, ParticipantId self, boolean resumed, Optional<ParticipantId> previous, Arrival arrival) {
        reply(room, self, resumed, arrival);
        Participant who = room.find(self).orElseThrow().participant();
        tellOthers(
                room,
                arrival,
                previous.<ServerMessage>map(id -> new ServerMessage.UserRejoined(room.id(), who, id))
                        .orElseGet(() -> new ServerMessage.UserJoined(room.id(), who)));
        attendance.tellStatus(room, arrival.nowMillis(), arrival.out());
    }

    private void reply(Room room, ParticipantId self, boolean resumed, Arrival arrival) {
        ServerMessage.IceServers ice = iceServers.serversFor(arrival.session(), arrival.nowMillis());
        String ticket = office.issue(room, room.find(self).orElseThrow(), arrival.nowMillis());
        arrival.out()
                .reply(
                        arrival.request(),
                        new ServerMessage.RoomJoined(
                                room.info(),
                                self,
                                room.participantsExcept(self),
                                ice.servers(),
                                ice.ttlSeconds(),
                                ticket,
                                resumed));
    }

    private static void tellOthers(Room room, Arrival arrival, ServerMessage message) {
        arrival.out().sendAll(room.sessionsExcept(arrival.session()), message);
    }
}
