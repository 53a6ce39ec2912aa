package dev.parley.server.net;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.json.Codec;
import dev.parley.protocol.json.DecodeException;
import java.io.IOException;

/** What hostile clients do beyond single frames. */
final class Hostile {
    private Hostile() {}

    static void say(RawSocket raw, ClientMessage message) throws IOException {
        raw.message(Codec.encodeClient(Envelope.request(message, "h")));
    }

    static void hello(RawSocket raw) throws IOException, DecodeException {
        say(raw, TestClient.hello());
        if (!(raw.next() instanceof ServerMessage.Welcome)) {
            throw new AssertionError("not welcomed");
        }
    }

    /** Says hello, joins, and from then on need not read. */
    static ParticipantId joinAs(RawSocket raw, RoomId room, String name) throws IOException, DecodeException {
        hello(raw);
        say(raw, new ClientMessage.JoinRoom(room, name, MediaState.OFF));
        while (true) {
            if (raw.next() instanceof ServerMessage.RoomJoined joined) {
                return joined.self();
            }
        }
    }

    /** Both members send the reader more than its queue and the kernel hold together. */
    static void feed(Meeting meeting, ParticipantId reader) {
        String sdp = "x".repeat(40 * 1024);
        for (int i = 0; i < 15; i++) {
            meeting.ann.say(new Signal.Offer(meeting.room, reader, 1, sdp));
            meeting.bob.say(new Signal.Offer(meeting.room, reader, 1, sdp));
        }
    }
}
