package dev.parley.protocol.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Limits;
import java.io.IOException;
import java.io.StringReader;

/**
 * Strict JSON (RFC 8259, narrowed as by I-JSON, RFC 7493): one object, no duplicate names, no unpaired surrogates, nothing
 * after it. Size, depth, number of values and length of numbers are bounded, so what a frame costs is bounded too.
 */
final class FrameReader {
    /** Most objects, arrays and scalars in a frame of a server; a full {@code room-list} has nine for each room. */
    static final int MAX_VALUES = 4096;

    /** The same for a frame of a client or a peer, whose longest message is {@code hello}. */
    static final int MAX_CLIENT_VALUES = 256;

    /** Longest number, in characters. The longest legitimate one has 16. */
    static final int MAX_NUMBER_LENGTH = 32;

    private final JsonReader in;
    private final int maxValues;
    private int values;

    private FrameReader(String frame, int maxValues) {
        this.maxValues = maxValues;
        in = new JsonReader(new StringReader(frame));
        in.setStrictness(Strictness.STRICT);
    }

    static JsonObject read(String frame, int maxBytes, int maxValues) throws DecodeException {
        if (exceeds(frame, maxBytes)) {
            throw new DecodeException(
                    ErrorCode.TOO_LARGE,
                    "The message is larger than " + maxBytes + " bytes. Send a shorter one.",
                    null);
        }
        try {
            return new FrameReader(frame, maxValues).document();
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            // JsonReader says with these three that the text is not JSON. Its own message quotes the input: leave it
            // out.
            throw malformed("The message is not valid JSON.");
        }
    }

    /** Whether {@code text} takes more than {@code maxBytes} in UTF-8, found without encoding it. */
    private static boolean exceeds(String text, int maxBytes) {
        if (text.length() > maxBytes) {
            return true;
        }
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // A surrogate pair is four bytes, two for each half.
            bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return bytes > maxBytes;
    }

    private JsonObject document() throws IOException, DecodeException {
        if (in.peek() != JsonToken.BEGIN_OBJECT) {
            throw malformed("A message is a JSON object.");
        }
        JsonObject top = object(1);
        if (in.peek() != JsonToken.END_DOCUMENT) {
            throw malformed("A message is one JSON object with nothing after it.");
        }
        return top;
    }

    private JsonElement value(int depth) throws IOException, DecodeException {
        if (++values > maxValues) {
            throw malformed("The message has more than " + maxValues + " values.");
        }
        return switch (in.peek()) {
            case BEGIN_OBJECT -> object(depth + 1);
            case BEGIN_ARRAY -> array(depth + 1);
            case STRING -> new JsonPrimitive(wellFormed(in.nextString()));
            case NUMBER -> number(in.nextString());
            case BOOLEAN -> new JsonPrimitive(in.nextBoolean());
            case NULL -> {
                in.nextNull();
                yield JsonNull.INSTANCE;
            }
            case NAME, END_OBJECT, END_ARRAY, END_DOCUMENT -> throw malformed("The message is not valid JSON.");
        };
    }

    private JsonObject object(int depth) throws IOException, DecodeException {
        checkDepth(depth);
        JsonObject object = new JsonObject();
        in.beginObject();
        while (in.hasNext()) {
            String name = wellFormed(in.nextName());
            if (object.has(name)) {
                throw malformed("The message has the same field twice in one object.");
            }
            object.add(name, value(depth));
        }
        in.endObject();
        return object;
    }

    private JsonArray array(int depth) throws IOException, DecodeException {
        checkDepth(depth);
        JsonArray array = new JsonArray();
        in.beginArray();
        while (in.hasNext()) {
            array.add(value(depth));
        }
        in.endArray();
        return array;
    }

    private static void checkDepth(int depth) throws DecodeException {
        if (depth > Limits.JSON_DEPTH) {
            throw malformed("The message is nested deeper than " + Limits.JSON_DEPTH + " levels.");
        }
    }

    /**
     * An exact integer as Long, anything else as Double, which may be infinite. Never BigDecimal: 1e999999999 is ten
     * characters, and turning such a BigDecimal into an integer takes a gigabyte.
     */
    private static JsonPrimitive number(String literal) throws DecodeException {
        if (literal.length() > MAX_NUMBER_LENGTH) {
            throw malformed("The message has a number of more than " + MAX_NUMBER_LENGTH + " characters.");
        }
        if (literal.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9')) && literal.length() <= 17) {
            return new JsonPrimitive(Long.parseLong(literal));
        }
        return new JsonPrimitive(Double.parseDouble(literal));
    }

    private static String wellFormed(String text) throws DecodeException {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                throw malformed("The message has half of a surrogate pair in a string.");
            }
            i += Character.charCount(c);
        }
        return text;
    }

    private static DecodeException malformed(String message) {
        return new DecodeException(ErrorCode.MALFORMED, message, null);
    }
}
