package dev.parley.protocol.json;

import com.google.gson.JsonObject;
import dev.parley.protocol.Entry;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.EntryMessage.InviteCreated;
import dev.parley.protocol.EntryMessage.InviteList;
import dev.parley.protocol.EntryMessage.JoinRequest;
import dev.parley.protocol.EntryMessage.JoinRequestEnded;
import dev.parley.protocol.EntryMessage.JoinWaiting;
import dev.parley.protocol.EntryMessage.MuteRequested;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.HostMessage.CloseRoom;
import dev.parley.protocol.HostMessage.CreateInvite;
import dev.parley.protocol.HostMessage.HandOverHost;
import dev.parley.protocol.HostMessage.JoinApproved;
import dev.parley.protocol.HostMessage.JoinRejected;
import dev.parley.protocol.HostMessage.ListInvites;
import dev.parley.protocol.HostMessage.MuteRequest;
import dev.parley.protocol.HostMessage.RemoveParticipant;
import dev.parley.protocol.HostMessage.RevokeInvite;
import dev.parley.protocol.HostMessage.SetRoomAccess;
import dev.parley.protocol.InviteInfo;
import dev.parley.protocol.KnockEnd;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What hosts say, and what is said about who comes in. */
final class EntryCodec {
    private static final Form<JoinApproved> JOIN_APPROVED =
            named("join-approved", "request", JoinApproved::new, JoinApproved::room, JoinApproved::request);
    private static final Form<JoinRejected> JOIN_REJECTED =
            named("join-rejected", "request", JoinRejected::new, JoinRejected::room, JoinRejected::request);

    private static final Form<CreateInvite> CREATE_INVITE = new Form<>(
            "create-invite",
            f -> new CreateInvite(f.room("room"), f.oneOf("role", Role.values()), f.integer("expiresInMs")),
            (m, json) -> {
                addRoom(json, m.room());
                json.addProperty("role", Fields.wire(m.role()));
                json.addProperty("expiresInMs", m.expiresInMs());
            });

    private static final Form<ListInvites> LIST_INVITES =
            new Form<>("list-invites", f -> new ListInvites(f.room("room")), (m, json) -> addRoom(json, m.room()));

    private static final Form<RevokeInvite> REVOKE_INVITE = new Form<>(
            "revoke-invite",
            f -> new RevokeInvite(f.room("room"), f.has("invite") ? f.string("invite") : null),
            (m, json) -> {
                addRoom(json, m.room());
                if (m.invite() != null) {
                    json.addProperty("invite", m.invite());
                }
            });

    private static final Form<SetRoomAccess> SET_ROOM_ACCESS = new Form<>(
            "set-room-access",
            f -> new SetRoomAccess(
                    f.room("room"),
                    f.has("entry") ? f.oneOf("entry", Entry.values()) : null,
                    f.has("locked") ? f.bool("locked") : null,
                    f.has("password") ? f.string("password") : null),
            (m, json) -> {
                addRoom(json, m.room());
                if (m.entry() != null) {
                    json.addProperty("entry", Fields.wire(m.entry()));
                }
                if (m.locked() != null) {
                    json.addProperty("locked", m.locked());
                }
                if (m.password() != null) {
                    json.addProperty("password", m.password());
                }
            });

    private static final Form<MuteRequest> MUTE_REQUEST =
            aimed("mute-request", MuteRequest::new, MuteRequest::room, MuteRequest::participant);
    private static final Form<RemoveParticipant> REMOVE_PARTICIPANT = aimed(
            "remove-participant", RemoveParticipant::new, RemoveParticipant::room, RemoveParticipant::participant);
    private static final Form<HandOverHost> HAND_OVER_HOST =
            aimed("hand-over-host", HandOverHost::new, HandOverHost::room, HandOverHost::participant);

    private static final Form<CloseRoom> CLOSE_ROOM =
            new Form<>("close-room", f -> new CloseRoom(f.room("room")), (m, json) -> addRoom(json, m.room()));

    static final List<Form<? extends HostMessage>> FROM_CLIENT = List.of(
            JOIN_APPROVED,
            JOIN_REJECTED,
            CREATE_INVITE,
            LIST_INVITES,
            REVOKE_INVITE,
            SET_ROOM_ACCESS,
            MUTE_REQUEST,
            REMOVE_PARTICIPANT,
            HAND_OVER_HOST,
            CLOSE_ROOM);

    private static final Form<JoinWaiting> JOIN_WAITING =
            new Form<>("join-waiting", f -> new JoinWaiting(f.room("room"), f.integer("expiresInMs")), (m, json) -> {
                addRoom(json, m.room());
                json.addProperty("expiresInMs", m.expiresInMs());
            });

    private static final Form<JoinRequest> JOIN_REQUEST = new Form<>(
            "join-request",
            f -> new JoinRequest(f.room("room"), f.string("request"), f.string("name"), f.integer("expiresInMs")),
            (m, json) -> {
                addRoom(json, m.room());
                json.addProperty("request", m.request());
                json.addProperty("name", m.name());
                json.addProperty("expiresInMs", m.expiresInMs());
            });

    private static final Form<JoinRequestEnded> JOIN_REQUEST_ENDED = new Form<>(
            "join-request-ended",
            f -> new JoinRequestEnded(
                    f.room("room"), f.string("request"), f.oneOfOr("reason", KnockEnd.values(), KnockEnd.WITHDRAWN)),
            (m, json) -> {
                addRoom(json, m.room());
                json.addProperty("request", m.request());
                json.addProperty("reason", Fields.wire(m.reason()));
            });

    private static final Form<InviteCreated> INVITE_CREATED = new Form<>(
            "invite-created",
            f -> new InviteCreated(f.room("room"), invite(f.object("invite")), f.string("token")),
            (m, json) -> {
                addRoom(json, m.room());
                json.add("invite", invite(m.invite()));
                json.addProperty("token", m.token());
            });

    private static final Form<InviteList> INVITE_LIST = new Form<>(
            "invite-list", f -> new InviteList(f.room("room"), f.objects("invites", EntryCodec::invite)), (m, json) -> {
                addRoom(json, m.room());
                json.add("invites", Form.objects(m.invites(), EntryCodec::invite));
            });

    private static final Form<MuteRequested> MUTE_REQUESTED =
            new Form<>("mute-requested", f -> new MuteRequested(f.room("room"), f.participant("from")), (m, json) -> {
                addRoom(json, m.room());
                json.addProperty("from", m.from().value());
            });

    static final List<Form<? extends EntryMessage>> FROM_SERVER =
            List.of(JOIN_WAITING, JOIN_REQUEST, JOIN_REQUEST_ENDED, INVITE_CREATED, INVITE_LIST, MUTE_REQUESTED);

    private EntryCodec() {}

    static JsonObject encode(HostMessage message) {
        return switch (message) {
            case JoinApproved m -> JOIN_APPROVED.encode(m);
            case JoinRejected m -> JOIN_REJECTED.encode(m);
            case CreateInvite m -> CREATE_INVITE.encode(m);
            case ListInvites m -> LIST_INVITES.encode(m);
            case RevokeInvite m -> REVOKE_INVITE.encode(m);
            case SetRoomAccess m -> SET_ROOM_ACCESS.encode(m);
            case MuteRequest m -> MUTE_REQUEST.encode(m);
            case RemoveParticipant m -> REMOVE_PARTICIPANT.encode(m);
            case HandOverHost m -> HAND_OVER_HOST.encode(m);
            case CloseRoom m -> CLOSE_ROOM.encode(m);
        };
    }

    static JsonObject encode(EntryMessage message) {
        return switch (message) {
            case JoinWaiting m -> JOIN_WAITING.encode(m);
            case JoinRequest m -> JOIN_REQUEST.encode(m);
            case JoinRequestEnded m -> JOIN_REQUEST_ENDED.encode(m);
            case InviteCreated m -> INVITE_CREATED.encode(m);
            case InviteList m -> INVITE_LIST.encode(m);
            case MuteRequested m -> MUTE_REQUESTED.encode(m);
        };
    }

    /** A message with a room and one id of its own kind. */
    private static <M> Form<M> named(
            String type,
            String field,
            BiFunction<RoomId, String, M> maker,
            Function<M, RoomId> room,
            Function<M, String> id) {
        return new Form<>(type, f -> maker.apply(f.room("room"), f.string(field)), (m, json) -> {
            addRoom(json, room.apply(m));
            json.addProperty(field, id.apply(m));
        });
    }

    /** A message about one participant of a room. */
    private static <M> Form<M> aimed(
            String type,
            BiFunction<RoomId, ParticipantId, M> maker,
            Function<M, RoomId> room,
            Function<M, ParticipantId> participant) {
        return new Form<>(type, f -> maker.apply(f.room("room"), f.participant("participant")), (m, json) -> {
            addRoom(json, room.apply(m));
            json.addProperty("participant", participant.apply(m).value());
        });
    }

    private static void addRoom(JsonObject json, RoomId room) {
        json.addProperty("room", room.value());
    }

    private static JsonObject invite(InviteInfo invite) {
        JsonObject json = new JsonObject();
        json.addProperty("id", invite.id());
        json.addProperty("role", Fields.wire(invite.role()));
        json.addProperty("createdAt", invite.createdAt());
        json.addProperty("expiresAt", invite.expiresAt());
        json.addProperty("uses", invite.uses());
        return json;
    }

    private static InviteInfo invite(Fields f) throws DecodeException {
        return new InviteInfo(
                f.string("id"),
                f.oneOf("role", Role.values()),
                f.integer("createdAt"),
                f.integer("expiresAt"),
                f.integerOr("uses", 0));
    }
}
