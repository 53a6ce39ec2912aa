package dev.parley.protocol.json;

import com.google.gson.JsonObject;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.PeerMessage.Chat;
import dev.parley.protocol.PeerMessage.ChatDelivered;
import dev.parley.protocol.PeerMessage.Ping;
import dev.parley.protocol.PeerMessage.Pong;
import dev.parley.protocol.PeerMessage.View;
import java.util.List;

/** What peers say over the data channel. */
final class PeerCodec {
    private static final Form<Chat> CHAT =
            new Form<>("chat", f -> new Chat(f.string("id"), f.string("text"), f.integer("sentAt")), (m, json) -> {
                json.addProperty("id", m.id());
                json.addProperty("text", m.text());
                json.addProperty("sentAt", m.sentAt());
            });

    private static final Form<ChatDelivered> CHAT_DELIVERED = new Form<>(
            "chat-delivered", f -> new ChatDelivered(f.string("id")), (m, json) -> json.addProperty("id", m.id()));

    private static final Form<View> VIEW =
            new Form<>("view", f -> new View(f.int32("width"), f.int32("height")), (m, json) -> {
                json.addProperty("width", m.width());
                json.addProperty("height", m.height());
            });

    private static final Form<Ping> PING =
            new Form<>("ping", f -> new Ping(f.integer("token")), (m, json) -> json.addProperty("token", m.token()));

    private static final Form<Pong> PONG =
            new Form<>("pong", f -> new Pong(f.integer("token")), (m, json) -> json.addProperty("token", m.token()));

    private static final List<Form<? extends PeerMessage>> FORMS = List.of(CHAT, CHAT_DELIVERED, VIEW, PING, PONG);

    private PeerCodec() {}

    static PeerMessage decode(String type, Fields data) throws DecodeException {
        return Form.decode(FORMS, type, data);
    }

    static JsonObject encode(PeerMessage message) {
        return switch (message) {
            case Chat m -> CHAT.encode(m);
            case ChatDelivered m -> CHAT_DELIVERED.encode(m);
            case View m -> VIEW.encode(m);
            case Ping m -> PING.encode(m);
            case Pong m -> PONG.encode(m);
        };
    }
}
