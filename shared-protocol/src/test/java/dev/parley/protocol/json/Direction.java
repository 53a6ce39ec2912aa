package dev.parley.protocol.json;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.ServerMessage;
import java.util.Locale;

/** Who speaks, with the codec's methods for it. */
enum Direction {
    CLIENT {
        @Override
        Object decode(String frame) throws DecodeException {
            return Codec.decodeClient(frame);
        }

        @Override
        @SuppressWarnings("unchecked") // what decode gave
        String encode(Object message) {
            return Codec.encodeClient((Envelope<ClientMessage>) message);
        }
    },
    SERVER {
        @Override
        Object decode(String frame) throws DecodeException {
            return Codec.decodeServer(frame);
        }

        @Override
        @SuppressWarnings("unchecked") // what decode gave
        String encode(Object message) {
            return Codec.encodeServer((Envelope<ServerMessage>) message);
        }
    },
    PEER {
        @Override
        Object decode(String frame) throws DecodeException {
            return Codec.decodePeer(frame);
        }

        @Override
        String encode(Object message) {
            return Codec.encodePeer((PeerMessage) message);
        }
    };

    static Direction of(String sender) {
        return valueOf(sender.toUpperCase(Locale.ROOT));
    }

    /** No more than this is allocated by reading one frame, so no more than this can be held. */
    long mostBytes() {
        return this == SERVER ? 4 << 20 : 1 << 20;
    }

    abstract Object decode(String frame) throws DecodeException;

    abstract String encode(Object message);
}
