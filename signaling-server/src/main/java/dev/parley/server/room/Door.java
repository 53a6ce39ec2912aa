package dev.parley.server.room;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides who may come into a room. The table is in {@code docs/protocol.md}, "Who may come in": the first row that holds decides. */
final class Door {
    private final Tickets tickets;

    Door(Tickets tickets) {
        this.tickets = tickets;
    }

    /**
     * What the door says to somebody who may come in, now or once the host has said so.
     *
     * @param role as what
     * @param knocks whether the host is asked
     * @param invite what was shown; null for none
     * @param founds whether it is whoever made the room
     */
    record Answer(Role role, boolean knocks, @Nullable InviteContent invite, boolean founds) {
        private static final Answer COME_IN = new Answer(Role.PARTICIPANT, false, null, false);
        private static final Answer WAIT = new Answer(Role.PARTICIPANT, true, null, false);
        private static final Answer FOUND = new Answer(Role.PARTICIPANT, false, null, true);
    }

    Answer ask(Room room, Arrival arrival) throws RefusedException {
        Optional<TicketContent> ticket = arrival.ticket().filter(content -> room.honours(content, arrival.nowMillis()));
        if (ticket.isPresent()) {
            return new Answer(ticket.get().guest() ? Role.GUEST : Role.PARTICIPANT, false, null, false);
        }
        if (room.isEmpty() && room.door().awaitsCreator(arrival)) {
            return Answer.FOUND;
        }
        boolean own = room.door().isOwnedBy(arrival.account()) || room.door().isMadeBy(arrival);
        if (own || room.door().expects(arrival.account(), arrival.nowMillis())) {
            return Answer.COME_IN;
        }
        return arrival.join().pass().invite() == null ? withoutInvite(room, arrival) : withInvite(room, arrival);
    }

    private Answer withInvite(Room room, Arrival arrival) throws RefusedException {
        InviteContent invite = tickets.readInvite(
                        String.valueOf(arrival.join().pass().invite()), room.id())
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.INVITE_INVALID,
                        "This invite is not one for this meeting, or its link was cut short. Ask for a new link."));
        Role role = room.door().invites().check(invite, arrival.nowMillis());
        if (role == Role.GUEST) {
            checkNotLocked(room);
        }
        return new Answer(role, false, invite, false);
    }

    private static Answer withoutInvite(Room room, Arrival arrival) throws RefusedException {
        checkNotLocked(room);
        checkPassword(room, arrival.request().password());
        boolean asks = room.door().rules().entry() == Entry.KNOCK || room.door().removed(arrival);
        if (asks && !arrival.join().pass().knock()) {
            throw new RefusedException(
                    ErrorCode.KNOCK_REQUIRED,
                    "The host of this meeting lets people in one by one. Knock, and wait to be let in.");
        }
        return asks ? Answer.WAIT : Answer.COME_IN;
    }

    private static void checkNotLocked(Room room) throws RefusedException {
        if (room.door().rules().locked()) {
            throw new RefusedException(
                    ErrorCode.ROOM_LOCKED, "This meeting is locked: nobody new is let in. Ask its host to unlock it.");
        }
    }

    private static void checkPassword(Room room, @Nullable RoomPassword given) throws RefusedException {
        RoomPassword wanted = room.door().rules().password();
        if (wanted == null) {
            return;
        }
        if (given == null) {
            throw new RefusedException(ErrorCode.PASSWORD_REQUIRED, "This meeting has a password. Enter it.");
        }
        if (!wanted.isSame(given)) {
            throw new RefusedException(ErrorCode.PASSWORD_WRONG, "That is not this meeting's password. Try again.");
        }
    }
}
