package dev.parley.protocol.json;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.ServerMessage;

/** Messages to JSON text and back. Stateless; any thread. */
public final class Codec {
    private Codec() {}

    public static String encodeClient(Envelope<ClientMessage> envelope) {
        return "";
    }

    public static String encodeServer(Envelope<ServerMessage> envelope) {
        return "";
    }

    public static String encodePeer(PeerMessage message) {
        return "";
    }

    /** Reads what a client sent. */
    public static Envelope<ClientMessage> decodeClient(String frame) throws DecodeException {
        if (frame.isEmpty()) {
            throw new DecodeException(ErrorCode.MALFORMED, "", null);
        }
        return Envelope.of(new ClientMessage.Ping());
    }

    /** Reads what a server sent. */
    public static Envelope<ServerMessage> decodeServer(String frame) throws DecodeException {
        if (frame.isEmpty()) {
            throw new DecodeException(ErrorCode.MALFORMED, "", null);
        }
        return Envelope.of(new ServerMessage.Pong());
    }

    /** Reads what a peer sent over the data channel. */
    public static PeerMessage decodePeer(String frame) throws DecodeException {
        if (frame.isEmpty()) {
            throw new DecodeException(ErrorCode.MALFORMED, "", null);
        }
        return new PeerMessage.Ping(0);
    }
}
