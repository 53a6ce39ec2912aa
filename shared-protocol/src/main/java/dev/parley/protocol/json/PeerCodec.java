package dev.parley.protocol.json;

import com.google.gson.JsonObject;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.PeerMessage.Answer;
import dev.parley.protocol.PeerMessage.Candidate;
import dev.parley.protocol.PeerMessage.Chat;
import dev.parley.protocol.PeerMessage.ChatDelivered;
import dev.parley.protocol.PeerMessage.Health;
import dev.parley.protocol.PeerMessage.Limit;
import dev.parley.protocol.PeerMessage.Offer;
import dev.parley.protocol.PeerMessage.Path;
import dev.parley.protocol.PeerMessage.Pictures;
import dev.parley.protocol.PeerMessage.Ping;
import dev.parley.protocol.PeerMessage.Pong;
import dev.parley.protocol.PeerMessage.Reach;
import dev.parley.protocol.PeerMessage.ReachState;
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

    private static final Form<View> VIEW = new Form<>(
            "view",
            f -> new View(f.int32("width"), f.int32("height"), f.boolOr("audioOnly", false), f.boolOr("pinned", false)),
            (m, json) -> {
                json.addProperty("width", m.width());
                json.addProperty("height", m.height());
                addIfTrue(json, "audioOnly", m.audioOnly());
                addIfTrue(json, "pinned", m.pinned());
            });

    private static final Form<Pictures> PICTURES = new Form<>(
            "pictures",
            f -> new Pictures(f.bool("sent"), f.oneOfOr("limit", Limit.values(), Limit.NONE)),
            (m, json) -> {
                json.addProperty("sent", m.sent());
                if (m.limit() != Limit.NONE) {
                    json.addProperty("limit", Fields.wire(m.limit()));
                }
            });

    private static final Form<Ping> PING =
            new Form<>("ping", f -> new Ping(f.integer("token")), (m, json) -> json.addProperty("token", m.token()));

    private static final Form<Pong> PONG =
            new Form<>("pong", f -> new Pong(f.integer("token")), (m, json) -> json.addProperty("token", m.token()));

    private static final Form<Offer> OFFER = new Form<>(
            "offer", f -> new Offer(f.int32("generation"), f.int32Or("number", 0), f.string("sdp")), (m, json) -> {
                json.addProperty("generation", m.generation());
                json.addProperty("number", m.number());
                json.addProperty("sdp", m.sdp());
            });

    private static final Form<Answer> ANSWER = new Form<>(
            "answer",
            f -> new Answer(f.int32("generation"), f.int32Or("number", 0), f.int32Or("answers", 0), f.string("sdp")),
            (m, json) -> {
                json.addProperty("generation", m.generation());
                json.addProperty("number", m.number());
                json.addProperty("answers", m.answers());
                json.addProperty("sdp", m.sdp());
            });

    private static final Form<Candidate> CANDIDATE = new Form<>(
            "ice-candidate",
            f -> new Candidate(f.int32("generation"), Parts.candidate(f.object("candidate"))),
            (m, json) -> {
                json.addProperty("generation", m.generation());
                json.add("candidate", Parts.candidate(m.candidate()));
            });

    private static final Form<Health> HEALTH = new Form<>(
            "health",
            f -> new Health(f.integer("audioPackets"), f.integer("videoFrames"), f.objects("links", PeerCodec::reach)),
            (m, json) -> {
                json.addProperty("audioPackets", m.audioPackets());
                json.addProperty("videoFrames", m.videoFrames());
                json.add("links", Form.objects(m.links(), PeerCodec::reach));
            });

    private static final List<Form<? extends PeerMessage>> FORMS =
            List.of(CHAT, CHAT_DELIVERED, VIEW, PICTURES, PING, PONG, OFFER, ANSWER, CANDIDATE, HEALTH);

    private PeerCodec() {}

    /** What is optional and false is left out. */
    private static void addIfTrue(JsonObject json, String name, boolean value) {
        if (value) {
            json.addProperty(name, true);
        }
    }

    static PeerMessage decode(String type, Fields data) throws DecodeException {
        return Form.decode(FORMS, type, data);
    }

    static JsonObject encode(PeerMessage message) {
        return switch (message) {
            case Chat m -> CHAT.encode(m);
            case ChatDelivered m -> CHAT_DELIVERED.encode(m);
            case View m -> VIEW.encode(m);
            case Pictures m -> PICTURES.encode(m);
            case Ping m -> PING.encode(m);
            case Pong m -> PONG.encode(m);
            case Offer m -> OFFER.encode(m);
            case Answer m -> ANSWER.encode(m);
            case Candidate m -> CANDIDATE.encode(m);
            case Health m -> HEALTH.encode(m);
        };
    }

    private static Reach reach(Fields f) throws DecodeException {
        return new Reach(
                f.participant("peer"),
                f.oneOf("state", ReachState.values()),
                f.oneOf("path", Path.values()),
                f.integerOrNull("rttMs"),
                f.int32Or("lossPerMille", 0),
                f.boolOr("audio", false),
                f.boolOr("video", false));
    }

    private static JsonObject reach(Reach reach) {
        JsonObject json = new JsonObject();
        json.addProperty("peer", reach.peer().value());
        json.addProperty("state", Fields.wire(reach.state()));
        json.addProperty("path", Fields.wire(reach.path()));
        if (reach.rttMs() != null) {
            json.addProperty("rttMs", reach.rttMs());
        }
        json.addProperty("lossPerMille", reach.lossPerMille());
        json.addProperty("audio", reach.audio());
        json.addProperty("video", reach.video());
        return json;
    }
}
