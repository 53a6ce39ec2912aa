package dev.parley.protocol.json;

import com.google.gson.JsonObject;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Limits;
import dev.parley.protocol.Message;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.ServerMessage;
import org.jspecify.annotations.Nullable;

/** Messages to JSON text and back. Stateless; any thread. */
public final class Codec {
    private Codec() {}

    public static String encodeClient(Envelope<ClientMessage> envelope) {
        return write(envelope, ClientCodec.encode(envelope.message()));
    }

    public static String encodeServer(Envelope<ServerMessage> envelope) {
        return write(envelope, ServerCodec.encode(envelope.message()));
    }

    public static String encodePeer(PeerMessage message) {
        return FrameWriter.write(PeerCodec.encode(message));
    }

    /** The type that a client's message has on the wire, such as {@code join-room}. */
    public static String typeOf(ClientMessage message) {
        return ClientCodec.encode(message).get("type").getAsString();
    }

    /** Reads what a client sent. */
    public static Envelope<ClientMessage> decodeClient(String frame) throws DecodeException {
        return read(frame, FrameReader.MAX_CLIENT_VALUES, ClientCodec::decode);
    }

    /** Reads what a server sent. A type of a later version is a {@link ErrorCode#UNSUPPORTED}: ignore it. */
    public static Envelope<ServerMessage> decodeServer(String frame) throws DecodeException {
        return read(frame, FrameReader.MAX_VALUES, ServerCodec::decode);
    }

    /** Reads what a peer sent over the data channel. A type of a later version is a {@link ErrorCode#UNSUPPORTED}: ignore it. */
    public static PeerMessage decodePeer(String frame) throws DecodeException {
        Fields top =
                Fields.of(FrameReader.read(frame, Limits.CHANNEL_MESSAGE_BYTES, FrameReader.MAX_CLIENT_VALUES), null);
        return message(top, null, PeerCodec::decode);
    }

    private static String write(Envelope<?> envelope, JsonObject typed) {
        JsonObject top = new JsonObject();
        top.add("type", typed.get("type"));
        addUnlessNull(top, "id", envelope.id());
        addUnlessNull(top, "re", envelope.re());
        if (typed.has("data")) {
            top.add("data", typed.get("data"));
        }
        return FrameWriter.write(top);
    }

    private static void addUnlessNull(JsonObject top, String name, @Nullable String value) {
        if (value != null) {
            top.addProperty(name, value);
        }
    }

    private static <M extends Message> Envelope<M> read(String frame, int maxValues, Decoder<M> decoder)
            throws DecodeException {
        JsonObject json = FrameReader.read(frame, Limits.FRAME_BYTES, maxValues);
        String id = identifier(Fields.of(json, null), "id");
        Fields top = Fields.of(json, id);
        String re = identifier(top, "re");
        return new Envelope<>(message(top, id, decoder), id, re);
    }

    private static @Nullable String identifier(Fields top, String name) throws DecodeException {
        if (!top.has(name)) {
            return null;
        }
        String value = top.string(name);
        if (!Envelope.isIdentifier(value)) {
            throw new DecodeException(
                    ErrorCode.INVALID_FIELD,
                    "The " + name + " must be a string of 1 to " + Limits.ID_LENGTH + " letters, digits, - or _.",
                    null);
        }
        return value;
    }

    private static <M> M message(Fields top, @Nullable String id, Decoder<M> decoder) throws DecodeException {
        try {
            return decoder.decode(top.string("type"), top.objectOrEmpty("data"));
        } catch (InvalidFieldException e) {
            throw new DecodeException(ErrorCode.INVALID_FIELD, e.getMessage(), id);
        }
    }

    /** Picks the record for a type and fills it. */
    @FunctionalInterface
    private interface Decoder<M> {
        M decode(String type, Fields data) throws DecodeException;
    }
}
