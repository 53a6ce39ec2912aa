package dev.parley.protocol.json;

import com.google.gson.JsonObject;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ClientMessage.AccountMessage;
import dev.parley.protocol.ClientMessage.CreateRoom;
import dev.parley.protocol.ClientMessage.GetIceServers;
import dev.parley.protocol.ClientMessage.Hello;
import dev.parley.protocol.ClientMessage.JoinRoom;
import dev.parley.protocol.ClientMessage.LeaveRoom;
import dev.parley.protocol.ClientMessage.ListRooms;
import dev.parley.protocol.ClientMessage.Ping;
import dev.parley.protocol.ClientMessage.Report;
import dev.parley.protocol.ClientMessage.SetMedia;
import dev.parley.protocol.ClientMessage.SetPresence;
import dev.parley.protocol.ClientMessage.SubscribeRooms;
import dev.parley.protocol.ClientMessage.UnsubscribeRooms;
import dev.parley.protocol.Entry;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Signal;
import dev.parley.protocol.StoreRequest;
import dev.parley.protocol.Visibility;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a client says, but for the signals, which are in {@link SignalCodec}, for accounts, in {@link AccountCodec}, and for hosts, in {@link EntryCodec}. */
final class ClientCodec {
    private static final Form<Hello> HELLO = new Form<>(
            "hello",
            f -> new Hello(
                    f.int32("protocol"),
                    f.stringOr("client", ""),
                    f.has("capabilities") ? f.strings("capabilities") : List.of(),
                    Parts.credentials(f.objectOrEmpty("auth"))),
            (m, json) -> {
                json.addProperty("protocol", m.protocol());
                json.addProperty("client", m.client());
                json.add("capabilities", Form.strings(m.capabilities()));
                json.add("auth", Parts.credentials(m.credentials()));
            });

    private static final Form<CreateRoom> CREATE_ROOM = new Form<>(
            "create-room",
            f -> new CreateRoom(
                    f.string("name"),
                    f.stringOr("description", ""),
                    f.oneOf("visibility", Visibility.values()),
                    f.int32Or("maxParticipants", 0),
                    f.has("entry") ? f.oneOf("entry", Entry.values()) : Entry.OPEN,
                    f.has("password") ? f.string("password") : null,
                    f.boolOr("durable", false)),
            (m, json) -> {
                json.addProperty("name", m.name());
                json.addProperty("description", m.description());
                json.addProperty("visibility", Fields.wire(m.visibility()));
                json.addProperty("maxParticipants", m.maxParticipants());
                if (m.entry() != Entry.OPEN) {
                    json.addProperty("entry", Fields.wire(m.entry()));
                }
                if (m.password() != null) {
                    json.addProperty("password", m.password());
                }
                if (m.durable()) {
                    json.addProperty("durable", true);
                }
            });

    private static final Form<ListRooms> LIST_ROOMS = Form.empty("list-rooms", new ListRooms());
    private static final Form<SubscribeRooms> SUBSCRIBE_ROOMS = Form.empty("subscribe-rooms", new SubscribeRooms());
    private static final Form<UnsubscribeRooms> UNSUBSCRIBE_ROOMS =
            Form.empty("unsubscribe-rooms", new UnsubscribeRooms());

    private static final Form<JoinRoom> JOIN_ROOM = new Form<>(
            "join-room",
            f -> new JoinRoom(
                    f.room("room"),
                    f.string("name"),
                    Parts.media(f.objectOrEmpty("media")),
                    f.has("ticket") ? f.string("ticket") : null,
                    f.boolOr("fresh", false),
                    f.has("claim") ? Parts.claim(f.object("claim")) : null,
                    Parts.pass(f)),
            (m, json) -> {
                json.addProperty("room", m.room().value());
                json.addProperty("name", m.name());
                json.add("media", Parts.media(m.media()));
                if (m.ticket() != null) {
                    json.addProperty("ticket", m.ticket());
                    json.addProperty("fresh", m.fresh());
                }
                if (m.claim() != null) {
                    json.add("claim", Parts.claim(m.claim()));
                }
                Parts.addPass(json, m.pass());
            });

    private static final Form<LeaveRoom> LEAVE_ROOM = new Form<>(
            "leave-room",
            f -> new LeaveRoom(f.room("room")),
            (m, json) -> json.addProperty("room", m.room().value()));

    private static final Form<SetMedia> SET_MEDIA =
            new Form<>("set-media", f -> new SetMedia(f.room("room"), Parts.media(f.object("media"))), (m, json) -> {
                json.addProperty("room", m.room().value());
                json.add("media", Parts.media(m.media()));
            });

    private static final Form<SetPresence> SET_PRESENCE = new Form<>(
            "set-presence",
            f -> new SetPresence(f.room("room"), f.oneOf("presence", Presence.values()), f.boolOr("handRaised", false)),
            (m, json) -> {
                json.addProperty("room", m.room().value());
                json.addProperty("presence", Fields.wire(m.presence()));
                json.addProperty("handRaised", m.handRaised());
            });

    private static final Form<GetIceServers> GET_ICE_SERVERS = Form.empty("get-ice-servers", new GetIceServers());
    private static final Form<Report> REPORT = new Form<>(
            "report",
            f -> new Report(
                    f.integerOrNull("joinMs"),
                    f.int32("links"),
                    f.int32("relayed"),
                    f.int32("iceFailures"),
                    f.integerOrNull("rttMs"),
                    f.integerOrNull("lossPerMille")),
            (m, json) -> {
                addUnlessNull(json, "joinMs", m.joinMs());
                json.addProperty("links", m.links());
                json.addProperty("relayed", m.relayed());
                json.addProperty("iceFailures", m.iceFailures());
                addUnlessNull(json, "rttMs", m.rttMs());
                addUnlessNull(json, "lossPerMille", m.lossPerMille());
            });

    private static final Form<Ping> PING = Form.empty("ping", new Ping());

    private static final List<Form<? extends ClientMessage>> FORMS = Stream.of(
                    List.of(
                            HELLO,
                            CREATE_ROOM,
                            LIST_ROOMS,
                            SUBSCRIBE_ROOMS,
                            UNSUBSCRIBE_ROOMS,
                            JOIN_ROOM,
                            LEAVE_ROOM,
                            SET_MEDIA,
                            SET_PRESENCE,
                            GET_ICE_SERVERS,
                            REPORT,
                            PING),
                    AccountCodec.FROM_CLIENT,
                    EntryCodec.FROM_CLIENT,
                    StoreCodec.FROM_CLIENT,
                    SignalCodec.FROM_CLIENT.forms)
            .<Form<? extends ClientMessage>>flatMap(List::stream)
            .toList();

    private ClientCodec() {}

    private static void addUnlessNull(JsonObject json, String name, @Nullable Long value) {
        if (value != null) {
            json.addProperty(name, value);
        }
    }

    static ClientMessage decode(String type, Fields data) throws DecodeException {
        return Form.decode(FORMS, type, data);
    }

    static JsonObject encode(ClientMessage message) {
        return switch (message) {
            case Signal m -> SignalCodec.FROM_CLIENT.encode(m);
            case AccountMessage m -> AccountCodec.encode(m);
            case HostMessage m -> EntryCodec.encode(m);
            case StoreRequest m -> StoreCodec.encode(m);
            case Hello m -> HELLO.encode(m);
            case CreateRoom m -> CREATE_ROOM.encode(m);
            case ListRooms m -> LIST_ROOMS.encode(m);
            case SubscribeRooms m -> SUBSCRIBE_ROOMS.encode(m);
            case UnsubscribeRooms m -> UNSUBSCRIBE_ROOMS.encode(m);
            case JoinRoom m -> JOIN_ROOM.encode(m);
            case LeaveRoom m -> LEAVE_ROOM.encode(m);
            case SetMedia m -> SET_MEDIA.encode(m);
            case SetPresence m -> SET_PRESENCE.encode(m);
            case GetIceServers m -> GET_ICE_SERVERS.encode(m);
            case Report m -> REPORT.encode(m);
            case Ping m -> PING.encode(m);
        };
    }
}
