package dev.parley.server.room;

import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.InviteInfo;
import dev.parley.protocol.KnockEnd;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Right;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does what hosts ask, if their role lets them: {@link dev.parley.protocol.Role} is the table. */
final class HostDesk {
    private final Directory directory;
    private final Attendance attendance;
    private final Entrance entrance;
    private final Waiting waiting;
    private final Tickets tickets;
    private final IdSource ids;

    HostDesk(
            Directory directory,
            Attendance attendance,
            Entrance entrance,
            Waiting waiting,
            Tickets tickets,
            IdSource ids) {
        this.directory = directory;
        this.attendance = attendance;
        this.entrance = entrance;
        this.waiting = waiting;
        this.tickets = tickets;
        this.ids = ids;
    }

    /** What a message needs. */
    static Right needed(HostMessage message) {
        return switch (message) {
            case HostMessage.JoinApproved approved -> Right.ADMIT;
            case HostMessage.JoinRejected rejected -> Right.ADMIT;
            case HostMessage.CreateInvite create -> Right.INVITE;
            case HostMessage.ListInvites list -> Right.INVITE;
            case HostMessage.RevokeInvite revoke -> Right.INVITE;
            case HostMessage.SetRoomAccess set -> Right.CHANGE_ACCESS;
            case HostMessage.MuteRequest mute -> Right.ASK_TO_MUTE;
            case HostMessage.RemoveParticipant remove -> Right.REMOVE;
            case HostMessage.HandOverHost handOver -> Right.HAND_OVER;
            case HostMessage.CloseRoom close -> Right.CLOSE;
        };
    }

    /** One message of one member, who may send it. */
    private record Wish(Request request, Room room, Membership from, long nowMillis, Outbox out) {
        void reply(ServerMessage message) {
            out.reply(request, message);
        }
    }

    void handle(Request request, HostMessage message, long nowMillis, Outbox out) throws RefusedException {
        Room room = directory.roomOf(request.session(), message.room());
        Membership from = room.find(request.session()).orElseThrow();
        from.checkMay(needed(message));
        Wish wish = new Wish(request, room, from, nowMillis, out);
        switch (message) {
            case HostMessage.JoinApproved approved -> approve(wish, approved.request());
            case HostMessage.JoinRejected rejected -> reject(wish, rejected.request());
            case HostMessage.CreateInvite create -> invite(wish, create);
            case HostMessage.ListInvites list -> listInvites(wish);
            case HostMessage.RevokeInvite revoke -> revoke(wish, revoke.invite());
            case HostMessage.SetRoomAccess set -> setAccess(wish, set);
            case HostMessage.MuteRequest mute -> askToMute(wish, mute.participant());
            case HostMessage.RemoveParticipant remove -> remove(wish, remove.participant());
            case HostMessage.HandOverHost handOver -> handOver(wish, handOver.participant());
            case HostMessage.CloseRoom close -> attendance.dissolve(room, Optional.of(request), nowMillis, out);
        }
    }

    /** The room into which a session is about to invite a user, who passes the door then. */
    RoomInfo inviting(RoomId id, String session) throws RefusedException {
        Room room = directory.roomOf(session, id);
        room.find(session).orElseThrow().checkMay(Right.INVITE);
        return room.info();
    }

    /** A reply that was held back, as it is true now; as it was for a session that is in the room no more. */
    ServerMessage current(ServerMessage reply, String session, long nowMillis) {
        return switch (reply) {
            case ServerMessage.RoomStatus status ->
                in(status.room().id(), session)
                        .<ServerMessage>flatMap(Room::status)
                        .orElse(reply);
            case EntryMessage.InviteList list ->
                in(list.room(), session)
                        .<ServerMessage>map(room -> new EntryMessage.InviteList(
                                list.room(), room.door().invites().list(nowMillis)))
                        .orElse(reply);
            default -> reply;
        };
    }

    private Optional<Room> in(RoomId id, String session) {
        return directory.find(id).filter(room -> room.find(session).isPresent());
    }

    /** A room without a seat changes nothing: the person goes on waiting. */
    private void approve(Wish wish, String request) throws RefusedException {
        Waiting.Knock knock = waiting(wish, request);
        wish.room().checkNotFull();
        waiting.end(knock);
        try {
            entrance.letIn(knock, wish.nowMillis(), wish.out());
        } catch (RefusedException refused) {
            Waiting.refuse(knock, refused.code(), refused.sentence(), wish.out());
            throw refused;
        }
        wish.reply(new EntryMessage.JoinRequestEnded(wish.room().id(), request, KnockEnd.APPROVED));
    }

    private void reject(Wish wish, String request) throws RefusedException {
        Waiting.Knock knock = waiting(wish, request);
        waiting.end(knock);
        Waiting.refuse(knock, ErrorCode.KNOCK_REJECTED, "The host did not let you in.", wish.out());
        wish.reply(new EntryMessage.JoinRequestEnded(wish.room().id(), request, KnockEnd.REJECTED));
    }

    private Waiting.Knock waiting(Wish wish, String request) throws RefusedException {
        return waiting.find(wish.room().id(), request)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.REQUEST_UNKNOWN,
                        "That person does not wait any more: they left, or it took too long."));
    }

    private void invite(Wish wish, HostMessage.CreateInvite create) throws RefusedException {
        Room room = wish.room();
        long createdAt = room.door().invites().creationTime(room.door().rules().revokedAt(), wish.nowMillis());
        InviteContent content = new InviteContent(
                room.id(), create.role(), ids.nextParticipant().value(), createdAt, createdAt + create.expiresInMs());
        InviteInfo invite = new InviteInfo(content.id(), content.role(), content.createdAt(), content.expiresAt(), 0);
        room.door().invites().add(invite, wish.nowMillis());
        wish.reply(new EntryMessage.InviteCreated(room.id(), invite, tickets.issueInvite(content)));
    }

    private void listInvites(Wish wish) {
        wish.reply(new EntryMessage.InviteList(
                wish.room().id(), wish.room().door().invites().list(wish.nowMillis())));
    }

    private void revoke(Wish wish, @Nullable String invite) {
        Room room = wish.room();
        long at = room.door().invites().revocationTime(wish.nowMillis());
        room.door().invites().revoke(invite, at);
        room.door().setRules(room.door().rules().revoked(at));
        listInvites(wish);
        attendance.correctTickets(room, wish.nowMillis(), wish.out());
    }

    private void setAccess(Wish wish, HostMessage.SetRoomAccess set) throws RefusedException {
        Room room = wish.room();
        AccessRules rules = room.door().rules();
        room.door()
                .setRules(rules.with(
                        set.entry() == null ? rules.entry() : set.entry(),
                        set.locked() == null ? rules.locked() : set.locked(),
                        set.password() == null
                                ? rules.password()
                                : wish.request().hashed(set.password())));
        attendance.tellStatus(room, Optional.of(wish.request()), wish.nowMillis(), wish.out());
    }

    private void askToMute(Wish wish, ParticipantId participant) throws RefusedException {
        String session = present(wish, participant).session();
        wish.out()
                .send(
                        String.valueOf(session),
                        new EntryMessage.MuteRequested(
                                wish.room().id(), wish.from().id()));
    }

    private void remove(Wish wish, ParticipantId participant) throws RefusedException {
        attendance.putOut(wish.room(), other(wish, participant), wish.from(), wish.nowMillis(), wish.out());
    }

    private void handOver(Wish wish, ParticipantId participant) throws RefusedException {
        wish.room().handOver(present(wish, participant), wish.nowMillis());
        attendance.tellStatus(wish.room(), Optional.empty(), wish.nowMillis(), wish.out());
    }

    /** Somebody else who is connected now. */
    private static Membership present(Wish wish, ParticipantId participant) throws RefusedException {
        return Optional.of(other(wish, participant))
                .filter(member -> !member.isKept())
                .orElseThrow(HostDesk::unknown);
    }

    private static Membership other(Wish wish, ParticipantId participant) throws RefusedException {
        if (participant.equals(wish.from().id())) {
            throw new RefusedException(ErrorCode.INVALID_FIELD, "That is you. Choose somebody else in this meeting.");
        }
        return wish.room().find(participant).orElseThrow(HostDesk::unknown);
    }

    private static RefusedException unknown() {
        return new RefusedException(
                ErrorCode.PARTICIPANT_UNKNOWN, "That participant is not in this meeting any more, or is reconnecting.");
    }
}
