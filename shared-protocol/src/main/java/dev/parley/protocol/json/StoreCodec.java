package dev.parley.protocol.json;

import com.google.gson.JsonObject;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreReply.InvitationChanged;
import dev.parley.protocol.StoreReply.Invitations;
import dev.parley.protocol.StoreReply.OwnRooms;
import dev.parley.protocol.StoreReply.RoomDeleted;
import dev.parley.protocol.StoreReply.RoomVisits;
import dev.parley.protocol.StoreRequest;
import dev.parley.protocol.StoreRequest.AcceptInvitation;
import dev.parley.protocol.StoreRequest.DeclineInvitation;
import dev.parley.protocol.StoreRequest.DeleteRoom;
import dev.parley.protocol.StoreRequest.InvitationAnswer;
import dev.parley.protocol.StoreRequest.InviteUser;
import dev.parley.protocol.StoreRequest.ListInvitations;
import dev.parley.protocol.StoreRequest.ListOwnRooms;
import dev.parley.protocol.StoreRequest.RoomHistory;
import dev.parley.protocol.StoreRequest.WithdrawInvitation;
import dev.parley.protocol.VisitInfo;
import java.util.List;
import java.util.function.Function;

/** What is said about that which a server keeps for the owners of accounts, by them and by the server. */
final class StoreCodec {
    private static final Form<ListOwnRooms> LIST_OWN_ROOMS =
            new Form<>("list-own-rooms", f -> new ListOwnRooms(f.has("after") ? f.room("after") : null), (m, json) -> {
                RoomId after = m.after();
                if (after != null) {
                    json.addProperty("after", after.value());
                }
            });

    private static final Form<RoomHistory> ROOM_HISTORY = new Form<>(
            "room-history",
            f -> new RoomHistory(f.room("room"), f.has("after") ? f.participant("after") : null),
            (m, json) -> {
                json.addProperty("room", m.room().value());
                ParticipantId after = m.after();
                if (after != null) {
                    json.addProperty("after", after.value());
                }
            });

    private static final Form<DeleteRoom> DELETE_ROOM = new Form<>(
            "delete-room",
            f -> new DeleteRoom(f.room("room")),
            (m, json) -> json.addProperty("room", m.room().value()));

    private static final Form<InviteUser> INVITE_USER =
            new Form<>("invite-user", f -> new InviteUser(f.room("room"), f.string("user")), (m, json) -> {
                json.addProperty("room", m.room().value());
                json.addProperty("user", m.user());
            });

    private static final Form<ListInvitations> LIST_INVITATIONS = Form.empty("list-invitations", new ListInvitations());

    private static final Form<AcceptInvitation> ACCEPT = answer("accept-invitation", AcceptInvitation::new);
    private static final Form<DeclineInvitation> DECLINE = answer("decline-invitation", DeclineInvitation::new);
    private static final Form<WithdrawInvitation> WITHDRAW = answer("withdraw-invitation", WithdrawInvitation::new);

    static final List<Form<? extends StoreRequest>> FROM_CLIENT = List.of(
            LIST_OWN_ROOMS, ROOM_HISTORY, DELETE_ROOM, INVITE_USER, LIST_INVITATIONS, ACCEPT, DECLINE, WITHDRAW);

    private static final Form<OwnRooms> OWN_ROOMS = new Form<>(
            "own-rooms", f -> new OwnRooms(f.objects("rooms", Parts::room), f.boolOr("more", false)), (m, json) -> {
                json.add("rooms", Form.objects(m.rooms(), Parts::room));
                json.addProperty("more", m.more());
            });

    private static final Form<RoomVisits> ROOM_VISITS = new Form<>(
            "room-visits",
            f -> new RoomVisits(f.room("room"), f.objects("visits", StoreCodec::visit), f.boolOr("more", false)),
            (m, json) -> {
                json.addProperty("room", m.room().value());
                json.add("visits", Form.objects(m.visits(), StoreCodec::visit));
                json.addProperty("more", m.more());
            });

    private static final Form<RoomDeleted> ROOM_DELETED = new Form<>(
            "room-deleted",
            f -> new RoomDeleted(f.room("room")),
            (m, json) -> json.addProperty("room", m.room().value()));

    private static final Form<InvitationChanged> INVITATION = new Form<>(
            "invitation",
            f -> new InvitationChanged(invitation(f.object("invitation"))),
            (m, json) -> json.add("invitation", invitation(m.invitation())));

    private static final Form<Invitations> INVITATIONS = new Form<>(
            "invitations",
            f -> new Invitations(f.objects("invitations", StoreCodec::invitation)),
            (m, json) -> json.add("invitations", Form.objects(m.invitations(), StoreCodec::invitation)));

    static final List<Form<? extends StoreReply>> FROM_SERVER =
            List.of(OWN_ROOMS, ROOM_VISITS, ROOM_DELETED, INVITATION, INVITATIONS);

    private StoreCodec() {}

    static JsonObject encode(StoreRequest message) {
        return switch (message) {
            case ListOwnRooms m -> LIST_OWN_ROOMS.encode(m);
            case RoomHistory m -> ROOM_HISTORY.encode(m);
            case DeleteRoom m -> DELETE_ROOM.encode(m);
            case InviteUser m -> INVITE_USER.encode(m);
            case ListInvitations m -> LIST_INVITATIONS.encode(m);
            case AcceptInvitation m -> ACCEPT.encode(m);
            case DeclineInvitation m -> DECLINE.encode(m);
            case WithdrawInvitation m -> WITHDRAW.encode(m);
        };
    }

    static JsonObject encode(StoreReply message) {
        return switch (message) {
            case OwnRooms m -> OWN_ROOMS.encode(m);
            case RoomVisits m -> ROOM_VISITS.encode(m);
            case RoomDeleted m -> ROOM_DELETED.encode(m);
            case InvitationChanged m -> INVITATION.encode(m);
            case Invitations m -> INVITATIONS.encode(m);
        };
    }

    private static <M extends InvitationAnswer> Form<M> answer(String type, Function<String, M> maker) {
        return new Form<>(
                type,
                f -> maker.apply(f.string("invitation")),
                (m, json) -> json.addProperty("invitation", m.invitation()));
    }

    private static Invitation invitation(Fields f) throws DecodeException {
        return new Invitation(
                f.string("id"),
                f.room("room"),
                f.string("roomName"),
                f.string("from"),
                f.string("fromName"),
                f.string("to"),
                f.oneOf("state", InvitationState.values()),
                f.integer("createdAt"),
                f.integer("expiresAt"));
    }

    private static JsonObject invitation(Invitation invitation) {
        JsonObject json = new JsonObject();
        json.addProperty("id", invitation.id());
        json.addProperty("room", invitation.room().value());
        json.addProperty("roomName", invitation.roomName());
        json.addProperty("from", invitation.from());
        json.addProperty("fromName", invitation.fromName());
        json.addProperty("to", invitation.to());
        json.addProperty("state", Fields.wire(invitation.state()));
        json.addProperty("createdAt", invitation.createdAt());
        json.addProperty("expiresAt", invitation.expiresAt());
        return json;
    }

    private static VisitInfo visit(Fields f) throws DecodeException {
        return new VisitInfo(
                f.participant("participant"),
                f.string("name"),
                f.boolOr("account", false),
                f.integer("joinedAt"),
                f.integerOrNull("leftAt"));
    }

    private static JsonObject visit(VisitInfo visit) {
        JsonObject json = new JsonObject();
        json.addProperty("participant", visit.participant().value());
        json.addProperty("name", visit.name());
        json.addProperty("account", visit.account());
        json.addProperty("joinedAt", visit.joinedAt());
        if (visit.leftAt() != null) {
            json.addProperty("leftAt", visit.leftAt());
            json.addProperty("durationMs", visit.durationMs());
        }
        return json;
    }
}
