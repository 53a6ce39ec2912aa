package dev.parley.protocol.json;

import com.google.gson.JsonObject;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomExit;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.AuthMethods;
import dev.parley.protocol.ServerMessage.ErrorReply;
import dev.parley.protocol.ServerMessage.Goodbye;
import dev.parley.protocol.ServerMessage.IceServers;
import dev.parley.protocol.ServerMessage.MediaChanged;
import dev.parley.protocol.ServerMessage.Pong;
import dev.parley.protocol.ServerMessage.PresenceChanged;
import dev.parley.protocol.ServerMessage.RoomCreated;
import dev.parley.protocol.ServerMessage.RoomDelta;
import dev.parley.protocol.ServerMessage.RoomJoined;
import dev.parley.protocol.ServerMessage.RoomLeft;
import dev.parley.protocol.ServerMessage.RoomList;
import dev.parley.protocol.ServerMessage.RoomRevision;
import dev.parley.protocol.ServerMessage.RoomStatus;
import dev.parley.protocol.ServerMessage.RoomTicket;
import dev.parley.protocol.ServerMessage.SignedIn;
import dev.parley.protocol.ServerMessage.SignedOut;
import dev.parley.protocol.ServerMessage.UserJoined;
import dev.parley.protocol.ServerMessage.UserLeft;
import dev.parley.protocol.ServerMessage.UserRejoined;
import dev.parley.protocol.ServerMessage.Welcome;
import dev.parley.protocol.Signal;
import dev.parley.protocol.StoreReply;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a server says, but for the signals, which are in {@link SignalCodec}, and for who comes into rooms, in {@link EntryCodec}. */
final class ServerCodec {
    private static final Form<Welcome> WELCOME = new Form<>(
            "welcome",
            f -> new Welcome(
                    f.int32("protocol"),
                    f.string("session"),
                    f.stringOr("server", ""),
                    f.has("capabilities") ? f.strings("capabilities") : List.of(),
                    f.int32("maxParticipants"),
                    f.integer("heartbeatMs"),
                    f.integerOr("graceMs", 0),
                    f.stringOr("linkBase", "")),
            (m, json) -> {
                json.addProperty("protocol", m.protocol());
                json.addProperty("session", m.session());
                json.addProperty("server", m.server());
                json.add("capabilities", Form.strings(m.capabilities()));
                json.addProperty("maxParticipants", m.maxParticipants());
                json.addProperty("heartbeatMs", m.heartbeatMs());
                json.addProperty("graceMs", m.graceMs());
                if (!m.linkBase().isEmpty()) {
                    json.addProperty("linkBase", m.linkBase());
                }
            });

    private static final Form<ErrorReply> ERROR = new Form<>(
            "error",
            f -> new ErrorReply(
                    Parts.errorCode(f),
                    f.stringOr("message", ""),
                    f.integerOrNull("retryAfterMs"),
                    f.stringOr("correlation", "")),
            (m, json) -> {
                json.addProperty("code", m.code().wire());
                json.addProperty("message", m.message());
                addRetry(json, m.retryAfterMs());
                json.addProperty("correlation", m.correlation());
            });

    private static final Form<Goodbye> GOODBYE = new Form<>(
            "goodbye",
            f -> new Goodbye(Parts.errorCode(f), f.stringOr("message", ""), f.integerOrNull("retryAfterMs")),
            (m, json) -> {
                json.addProperty("code", m.code().wire());
                json.addProperty("message", m.message());
                addRetry(json, m.retryAfterMs());
            });

    private static final Form<RoomCreated> ROOM_CREATED = new Form<>(
            "room-created",
            f -> new RoomCreated(Parts.room(f.object("room"))),
            (m, json) -> json.add("room", Parts.room(m.room())));

    private static final Form<RoomList> ROOM_LIST = new Form<>(
            "room-list", f -> new RoomList(f.integer("revision"), f.objects("rooms", Parts::room)), (m, json) -> {
                json.addProperty("revision", m.revision());
                json.add("rooms", Form.objects(m.rooms(), Parts::room));
            });

    private static final Form<RoomDelta> ROOM_DELTA = new Form<>(
            "room-delta",
            f -> new RoomDelta(f.integer("revision"), f.objects("changed", Parts::room), f.rooms("removed")),
            (m, json) -> {
                json.addProperty("revision", m.revision());
                json.add("changed", Form.objects(m.changed(), Parts::room));
                json.add(
                        "removed",
                        Form.strings(m.removed().stream().map(RoomId::value).toList()));
            });

    private static final Form<RoomRevision> ROOM_REVISION = new Form<>(
            "room-revision",
            f -> new RoomRevision(f.integer("revision")),
            (m, json) -> json.addProperty("revision", m.revision()));

    private static final Form<RoomJoined> ROOM_JOINED = new Form<>(
            "room-joined",
            f -> new RoomJoined(
                    Parts.room(f.object("room")),
                    f.participant("self"),
                    f.objects("participants", Parts::participant),
                    f.objects("iceServers", Parts::iceServer),
                    f.integerOr("iceTtlSeconds", 0),
                    f.stringOr("ticket", ""),
                    f.boolOr("resumed", false),
                    f.oneOfOr("role", Role.values(), Role.PARTICIPANT)),
            (m, json) -> {
                json.add("room", Parts.room(m.room()));
                json.addProperty("self", m.self().value());
                json.add("participants", Form.objects(m.participants(), Parts::participant));
                json.add("iceServers", Form.objects(m.iceServers(), Parts::iceServer));
                json.addProperty("iceTtlSeconds", m.iceTtlSeconds());
                json.addProperty("ticket", m.ticket());
                json.addProperty("resumed", m.resumed());
                if (m.role() != Role.PARTICIPANT) {
                    json.addProperty("role", Fields.wire(m.role()));
                }
            });

    private static final Form<RoomTicket> ROOM_TICKET =
            new Form<>("room-ticket", f -> new RoomTicket(f.room("room"), f.string("ticket")), (m, json) -> {
                json.addProperty("room", m.room().value());
                json.addProperty("ticket", m.ticket());
            });

    private static final Form<RoomLeft> ROOM_LEFT = new Form<>(
            "room-left",
            f -> new RoomLeft(f.room("room"), f.oneOfOr("reason", RoomExit.values(), RoomExit.LEFT)),
            (m, json) -> {
                json.addProperty("room", m.room().value());
                if (m.reason() != RoomExit.LEFT) {
                    json.addProperty("reason", Fields.wire(m.reason()));
                }
            });

    private static final Form<UserJoined> USER_JOINED = new Form<>(
            "user-joined",
            f -> new UserJoined(f.room("room"), Parts.participant(f.object("participant"))),
            (m, json) -> {
                json.addProperty("room", m.room().value());
                json.add("participant", Parts.participant(m.participant()));
            });

    private static final Form<UserRejoined> USER_REJOINED = new Form<>(
            "user-rejoined",
            f -> new UserRejoined(
                    f.room("room"), Parts.participant(f.object("participant")), f.participant("previous")),
            (m, json) -> {
                json.addProperty("room", m.room().value());
                json.add("participant", Parts.participant(m.participant()));
                json.addProperty("previous", m.previous().value());
            });

    private static final Form<UserLeft> USER_LEFT = new Form<>(
            "user-left",
            f -> new UserLeft(
                    f.room("room"),
                    f.participant("participant"),
                    f.oneOf("reason", LeaveReason.values()),
                    f.has("by") ? f.participant("by") : null),
            (m, json) -> {
                json.addProperty("room", m.room().value());
                json.addProperty("participant", m.participant().value());
                json.addProperty("reason", Fields.wire(m.reason()));
                if (m.by() != null) {
                    json.addProperty("by", m.by().value());
                }
            });

    private static final Form<RoomStatus> ROOM_STATUS = new Form<>(
            "room-status", f -> new RoomStatus(Parts.room(f.object("room")), f.participant("host")), (m, json) -> {
                json.add("room", Parts.room(m.room()));
                json.addProperty("host", m.host().value());
            });

    private static final Form<MediaChanged> MEDIA_STATE = new Form<>(
            "media-state",
            f -> new MediaChanged(f.room("room"), f.participant("participant"), Parts.media(f.object("media"))),
            (m, json) -> {
                json.addProperty("room", m.room().value());
                json.addProperty("participant", m.participant().value());
                json.add("media", Parts.media(m.media()));
            });

    private static final Form<PresenceChanged> PARTICIPANT_STATUS = new Form<>(
            "participant-status",
            f -> new PresenceChanged(
                    f.room("room"),
                    f.participant("participant"),
                    f.oneOf("presence", Presence.values()),
                    f.boolOr("handRaised", false)),
            (m, json) -> {
                json.addProperty("room", m.room().value());
                json.addProperty("participant", m.participant().value());
                json.addProperty("presence", Fields.wire(m.presence()));
                json.addProperty("handRaised", m.handRaised());
            });

    private static final Form<IceServers> ICE_SERVERS = new Form<>(
            "ice-servers",
            f -> new IceServers(f.objects("servers", Parts::iceServer), f.integerOr("ttlSeconds", 0)),
            (m, json) -> {
                json.add("servers", Form.objects(m.servers(), Parts::iceServer));
                json.addProperty("ttlSeconds", m.ttlSeconds());
            });

    private static final Form<Pong> PONG = Form.empty("pong", new Pong());

    private static final List<Form<? extends ServerMessage>> FORMS = Stream.of(
                    List.of(
                            WELCOME,
                            ERROR,
                            GOODBYE,
                            ROOM_CREATED,
                            ROOM_LIST,
                            ROOM_DELTA,
                            ROOM_REVISION,
                            ROOM_JOINED,
                            ROOM_LEFT,
                            ROOM_TICKET,
                            USER_JOINED,
                            USER_REJOINED,
                            USER_LEFT,
                            ROOM_STATUS,
                            MEDIA_STATE,
                            PARTICIPANT_STATUS,
                            ICE_SERVERS,
                            AccountCodec.AUTH_METHODS,
                            AccountCodec.SIGNED_IN,
                            AccountCodec.SIGNED_OUT,
                            PONG),
                    EntryCodec.FROM_SERVER,
                    StoreCodec.FROM_SERVER,
                    SignalCodec.FROM_SERVER.forms)
            .<Form<? extends ServerMessage>>flatMap(List::stream)
            .toList();

    private ServerCodec() {}

    static ServerMessage decode(String type, Fields data) throws DecodeException {
        return Form.decode(FORMS, type, data);
    }

    static JsonObject encode(ServerMessage message) {
        return switch (message) {
            case Signal m -> SignalCodec.FROM_SERVER.encode(m);
            case EntryMessage m -> EntryCodec.encode(m);
            case StoreReply m -> StoreCodec.encode(m);
            case Welcome m -> WELCOME.encode(m);
            case ErrorReply m -> ERROR.encode(m);
            case Goodbye m -> GOODBYE.encode(m);
            case RoomCreated m -> ROOM_CREATED.encode(m);
            case RoomList m -> ROOM_LIST.encode(m);
            case RoomDelta m -> ROOM_DELTA.encode(m);
            case RoomRevision m -> ROOM_REVISION.encode(m);
            case RoomJoined m -> ROOM_JOINED.encode(m);
            case RoomLeft m -> ROOM_LEFT.encode(m);
            case RoomTicket m -> ROOM_TICKET.encode(m);
            case UserJoined m -> USER_JOINED.encode(m);
            case UserRejoined m -> USER_REJOINED.encode(m);
            case UserLeft m -> USER_LEFT.encode(m);
            case RoomStatus m -> ROOM_STATUS.encode(m);
            case MediaChanged m -> MEDIA_STATE.encode(m);
            case PresenceChanged m -> PARTICIPANT_STATUS.encode(m);
            case IceServers m -> ICE_SERVERS.encode(m);
            case AuthMethods m -> AccountCodec.AUTH_METHODS.encode(m);
            case SignedIn m -> AccountCodec.SIGNED_IN.encode(m);
            case SignedOut m -> AccountCodec.SIGNED_OUT.encode(m);
            case Pong m -> PONG.encode(m);
        };
    }

    private static void addRetry(JsonObject json, @Nullable Long retryAfterMs) {
        if (retryAfterMs != null) {
            json.addProperty("retryAfterMs", retryAfterMs);
        }
    }
}
