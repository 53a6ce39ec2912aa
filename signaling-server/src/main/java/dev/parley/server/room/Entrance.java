package dev.parley.server.room;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.KnockEnd;
import dev.parley.protocol.MediaState;
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
    private final Door door;
    private final Waiting waiting;
    private final IdSource ids;
    private final IceServerSource iceServers;

    Entrance(
            RoomSettings settings,
            Directory directory,
            Visitors visitors,
            Attendance attendance,
            TicketOffice office,
            Tickets tickets,
            Waiting waiting,
            IdSource ids,
            IceServerSource iceServers) {
        this.settings = settings;
        this.directory = directory;
        this.visitors = visitors;
        this.attendance = attendance;
        this.office = office;
        this.tickets = tickets;
        this.door = new Door(tickets);
        this.waiting = waiting;
        this.ids = ids;
        this.iceServers = iceServers;
    }

    void join(Request request, ClientMessage.JoinRoom join, long nowMillis, Outbox out) throws RefusedException {
        Optional<TicketContent> ticket = ticket(join, nowMillis);
        String account = visitors.of(request.session()).account();
        Arrival arrival = new Arrival(request, join, account, ticket, nowMillis, out);
        Optional<Room> room = directory.find(join.room());
        if (room.isPresent()) {
            enter(room.get(), arrival);
        } else {
            reopen(arrival);
        }
    }

    private Optional<TicketContent> ticket(ClientMessage.JoinRoom join, long nowMillis) {
        return Optional.ofNullable(join.ticket()).flatMap(text -> tickets.read(text, join.room(), nowMillis));
    }

    /** Whether it has the ticket of a room that nobody keeps elsewhere. */
    boolean bringsItsRoom(ClientMessage.JoinRoom join, long nowMillis) {
        return ticket(join, nowMillis).filter(content -> !content.durable()).isPresent();
    }

    private void reopen(Arrival arrival) throws RefusedException {
        TicketContent ticket = arrival.ticket()
                .filter(content -> !content.durable() && directory.mayReopen(content))
                .orElseThrow(
                        () -> new RefusedException(
                                ErrorCode.ROOM_UNKNOWN,
                                "There is no meeting with this code: it has ended, or the code is mistyped. Ask for a new link."));
        checkMayEnterAnother(arrival);
        directory.checkMayOpenAnother();
        admit(directory.reopen(ticket, arrival.nowMillis()), ticket.guest(), arrival);
    }

    private void enter(Room room, Arrival arrival) throws RefusedException {
        room.checkNotIn(arrival.session());
        if (arrival.ticket().filter(room.door()::adopt).isPresent()) {
            attendance.tellStatus(room, Optional.empty(), arrival.nowMillis(), arrival.out());
        }
        Optional<Membership> held = arrival.ticket().flatMap(ticket -> room.find(ticket.participant()));
        Optional<Membership> own = held.or(() -> room.findEarlier(arrival.join().claim()));
        if (own.isEmpty()) {
            comeToTheDoor(room, arrival);
        } else if (held.isEmpty() || arrival.join().fresh()) {
            replace(room, own.get(), arrival);
        } else {
            resume(room, held.get(), arrival);
        }
    }

    private void comeToTheDoor(Room room, Arrival arrival) throws RefusedException {
        Door.Answer answer = door.ask(room, arrival);
        if (answer.knocks()) {
            checkMayEnterAnother(arrival);
            waiting.add(room, arrival);
            return;
        }
        checkCanStay(room, arrival);
        withdrawKnock(room, arrival);
        if (answer.invite() != null) {
            room.door().invites().used(answer.invite(), arrival.nowMillis());
        }
        ParticipantId self = admit(room, answer.role() == Role.GUEST, arrival);
        if (answer.founds()) {
            room.door().founded(self, arrival.join().claim());
        }
    }

    /** Whoever waits at the door comes in by other means: the knock is over, and the join that began it is answered. */
    private void withdrawKnock(Room room, Arrival arrival) {
        waiting.find(arrival.session(), room.id()).ifPresent(knock -> {
            waiting.end(knock, KnockEnd.WITHDRAWN, arrival.out());
            Waiting.refuse(knock, ErrorCode.ALREADY_IN_ROOM, "You came in by other means.", arrival.out());
        });
    }

    /** The host has said yes to somebody who waited. */
    void letIn(Waiting.Knock knock, long nowMillis, Outbox out) throws RefusedException {
        String account = visitors.of(knock.session()).account();
        Arrival arrival = new Arrival(knock.request, knock.join, account, Optional.empty(), nowMillis, out);
        knock.room.checkNotIn(arrival.session());
        checkCanStay(knock.room, arrival);
        admit(knock.room, false, arrival);
    }

    private void checkCanStay(Room room, Arrival arrival) throws RefusedException {
        room.checkNotFull();
        room.checkName(arrival.join().name());
        checkMayEnterAnother(arrival);
    }

    private void checkMayEnterAnother(Arrival arrival) throws RefusedException {
        visitor(arrival).checkMayEnterAnother(settings.roomsPerSession());
    }

    /** The membership is there: it goes on. */
    private void resume(Room room, Membership held, Arrival arrival) throws RefusedException {
        checkMayEnterAnother(arrival);
        withdrawKnock(room, arrival);
        Membership now = attendance.resume(room, held, arrival.session(), arrival.nowMillis());
        visitor(arrival).resumed(room.id());
        Optional<Participant> changed = room.change(now, member -> member.withMedia(media(now.guest(), arrival)));
        reply(room, now.id(), true, arrival);
        tellOthers(room, arrival, Attendance.presence(room, now.participant().presence(), now));
        changed.ifPresent(member ->
                tellOthers(room, arrival, new ServerMessage.MediaChanged(room.id(), member.id(), member.media())));
        if (now.isHost() != held.isHost()) {
            attendance.tellStatus(room, Optional.empty(), arrival.nowMillis(), arrival.out());
        }
        waiting.tellHost(room, arrival.nowMillis(), arrival.out());
    }

    /** The membership is there, but its connections are lost: a new one takes its place and name. */
    private void replace(Room room, Membership held, Arrival arrival) throws RefusedException {
        room.checkName(arrival.join().name(), held);
        checkMayEnterAnother(arrival);
        withdrawKnock(room, arrival);
        Participant self = newcomer(held.guest(), arrival);
        attendance.over(room, held, arrival.nowMillis());
        room.replace(held, membership(self, held.guest(), arrival), arrival.nowMillis());
        visitor(arrival).entered(room.id());
        announce(room, self.id(), false, Optional.of(held.id()), arrival);
    }

    /** There is no membership to go on with, or only in the ticket of a room that came back. Gives the id of the one there is now. */
    private ParticipantId admit(Room room, boolean guest, Arrival arrival) {
        Optional<TicketContent> awaited = arrival.ticket()
                .filter(ticket -> room.honours(ticket, arrival.nowMillis()))
                .filter(ticket -> room.awaits(ticket, arrival.nowMillis()));
        Participant self = awaited.isEmpty() || arrival.join().fresh()
                ? newcomer(guest, arrival)
                : returning(awaited.get(), guest, arrival);
        if (awaited.isEmpty()) {
            room.add(membership(self, guest, arrival), arrival.nowMillis());
            announce(room, self.id(), false, visitor(arrival).entered(room.id()), arrival);
        } else if (arrival.join().fresh()) {
            room.readmit(membership(self, guest, arrival), awaited.get(), arrival.nowMillis());
            visitor(arrival).entered(room.id());
            announce(room, self.id(), false, awaited.map(TicketContent::participant), arrival);
        } else {
            room.readmit(membership(self, guest, arrival), awaited.get(), arrival.nowMillis());
            visitor(arrival).resumed(room.id());
            announce(room, self.id(), true, Optional.empty(), arrival);
        }
        return self.id();
    }

    private Visitor visitor(Arrival arrival) {
        return visitors.of(arrival.session());
    }

    private Participant newcomer(boolean guest, Arrival arrival) {
        return participant(ids.nextParticipant(), arrival.nowMillis(), guest, arrival);
    }

    private static Membership membership(Participant self, boolean guest, Arrival arrival) {
        return new Membership(self, arrival.session(), 0, arrival.join().claim(), guest, arrival.account());
    }

    private static Participant returning(TicketContent ticket, boolean guest, Arrival arrival) {
        return participant(ticket.participant(), ticket.joinedAt(), guest, arrival);
    }

    private static Participant participant(ParticipantId id, long joinedAt, boolean guest, Arrival arrival) {
        Role role = guest ? Role.GUEST : Role.PARTICIPANT;
        String name = arrival.join().name();
        return new Participant(id, name, role, media(guest, arrival), Presence.ACTIVE, false, joinedAt);
    }

    private static MediaState media(boolean guest, Arrival arrival) {
        return guest ? MediaState.OFF : arrival.join().media();
    }

    /** Tells the one who came and everybody else. */
    private void announce(
            Room room, ParticipantId self, boolean resumed, Optional<ParticipantId> previous, Arrival arrival) {
        reply(room, self, resumed, arrival);
        Membership began = room.find(self).orElseThrow();
        attendance.began(room, began);
        Participant who = began.participant();
        // Another session may have come back with that place's ticket meanwhile: then both are here.
        Optional<ParticipantId> gone = previous.filter(id -> room.find(id).isEmpty());
        tellOthers(
                room,
                arrival,
                gone.<ServerMessage>map(id -> new ServerMessage.UserRejoined(room.id(), who, id))
                        .orElseGet(() -> new ServerMessage.UserJoined(room.id(), who)));
        attendance.tellStatus(room, Optional.empty(), arrival.nowMillis(), arrival.out());
    }

    private void reply(Room room, ParticipantId self, boolean resumed, Arrival arrival) {
        ServerMessage.IceServers ice = iceServers.serversFor(arrival.session(), arrival.nowMillis());
        Membership member = room.find(self).orElseThrow();
        String ticket = office.issue(room, member, arrival.nowMillis());
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
                                resumed,
                                member.participant().role()));
    }

    private static void tellOthers(Room room, Arrival arrival, ServerMessage message) {
        arrival.out().sendAll(room.sessionsExcept(arrival.session()), message);
    }
}
