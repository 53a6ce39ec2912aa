package dev.parley.protocol.json;

import com.google.gson.JsonObject;
import dev.parley.protocol.Signal;
import java.util.List;

/** The signals, in the two directions: a client writes {@code to}, a server {@code from}. Neither reads the other's. */
final class SignalCodec {
    static final SignalCodec FROM_CLIENT = new SignalCodec("to");
    static final SignalCodec FROM_SERVER = new SignalCodec("from");

    final List<Form<? extends Signal>> forms;
    private final Form<Signal.Offer> offer;
    private final Form<Signal.Answer> answer;
    private final Form<Signal.Candidate> candidate;
    private final Form<Signal.Ping> ping;
    private final Form<Signal.Pong> pong;

    private SignalCodec(String peer) {
        offer = new Form<>(
                "offer",
                f -> new Signal.Offer(
                        f.room("room"),
                        f.participant(peer),
                        f.int32("generation"),
                        f.int32Or("number", 0),
                        f.string("sdp")),
                (m, json) -> describe(address(m, peer, json), m.number(), m.sdp()));
        answer = new Form<>(
                "answer",
                f -> new Signal.Answer(
                        f.room("room"),
                        f.participant(peer),
                        f.int32("generation"),
                        f.int32Or("number", 0),
                        f.int32Or("answers", 0),
                        f.string("sdp")),
                (m, json) -> {
                    address(m, peer, json).addProperty("answers", m.answers());
                    describe(json, m.number(), m.sdp());
                });
        candidate = new Form<>(
                "ice-candidate",
                f -> new Signal.Candidate(
                        f.room("room"),
                        f.participant(peer),
                        f.int32("generation"),
                        Parts.candidate(f.object("candidate"))),
                (m, json) -> address(m, peer, json).add("candidate", Parts.candidate(m.candidate())));
        ping = new Form<>(
                "peer-ping",
                f -> new Signal.Ping(f.room("room"), f.participant(peer), f.int32("generation")),
                (m, json) -> address(m, peer, json));
        pong = new Form<>(
                "peer-pong",
                f -> new Signal.Pong(f.room("room"), f.participant(peer), f.int32("generation")),
                (m, json) -> address(m, peer, json));
        forms = List.of(offer, answer, candidate, ping, pong);
    }

    JsonObject encode(Signal signal) {
        return switch (signal) {
            case Signal.Offer m -> offer.encode(m);
            case Signal.Answer m -> answer.encode(m);
            case Signal.Candidate m -> candidate.encode(m);
            case Signal.Ping m -> ping.encode(m);
            case Signal.Pong m -> pong.encode(m);
        };
    }

    private static void describe(JsonObject json, int number, String sdp) {
        json.addProperty("number", number);
        json.addProperty("sdp", sdp);
    }

    private static JsonObject address(Signal signal, String peer, JsonObject json) {
        json.addProperty("room", signal.room().value());
        json.addProperty(peer, signal.peer().value());
        json.addProperty("generation", signal.generation());
        return json;
    }
}
