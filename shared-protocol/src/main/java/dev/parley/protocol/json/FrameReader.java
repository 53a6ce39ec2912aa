package dev.parley.protocol.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Limits;
import java.util.regex.Pattern;

/**
 * Strict JSON (RFC 8259, narrowed as by I-JSON, RFC 7493): one object, no duplicate names, no unpaired surrogates, nothing
 * after it. Size, depth, number of values and length of numbers are bounded, so what a frame costs is bounded too.
 *
 * <p>A parser of its own, because reading is most of what relaying a message costs, and Gson's reader looks at the characters of a long description one by
 * one. A test compares the two.
 */
final class FrameReader {
    /** Most objects, arrays and scalars in a frame of a server; a full {@code room-list} has nine for each room. */
    static final int MAX_VALUES = 4096;

    /** The same for a frame of a client or a peer, whose longest message is {@code hello}. */
    static final int MAX_CLIENT_VALUES = 256;

    /** Longest number, in characters. The longest legitimate one has 16. */
    static final int MAX_NUMBER_LENGTH = 32;

    /** Longest number that is read as an integer, in characters; no message has a longer one. */
    private static final int MOST_OF_AN_INTEGER = 17;

    /** Of UTF-8, of one half of a surrogate pair or of any other character of UTF-16. */
    private static final int MOST_BYTES_A_CHAR = 3;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final JsonPrimitive TRUE = new JsonPrimitive(true);
    private static final JsonPrimitive FALSE = new JsonPrimitive(false);

    /** What {@link #next} gives behind the last character. Where it stands in a frame, it is not JSON either. */
    private static final char END = '\0';

    private final String frame;
    private final StringReading strings;
    private final int maxValues;
    private int at;
    private int values;

    private FrameReader(String frame, int maxValues) {
        this.frame = frame;
        this.strings = new StringReading(frame);
        this.maxValues = maxValues;
    }

    static JsonObject read(String frame, int maxBytes, int maxValues) throws DecodeException {
        if (exceeds(frame, maxBytes)) {
            throw new DecodeException(
                    ErrorCode.TOO_LARGE,
                    "The message is larger than " + maxBytes + " bytes. Send a shorter one.",
                    null);
        }
        return new FrameReader(frame, maxValues).document();
    }

    /** Whether {@code text} takes more than {@code maxBytes} in UTF-8, found without encoding it. */
    private static boolean exceeds(String text, int maxBytes) {
        if (text.length() > maxBytes) {
            return true;
        }
        if (text.length() <= maxBytes / MOST_BYTES_A_CHAR) {
            return false;
        }
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // A surrogate pair is four bytes, two for each half.
            bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return bytes > maxBytes;
    }

    private JsonObject document() throws DecodeException {
        if (next() != '{') {
            throw malformed("A message is a JSON object.");
        }
        JsonObject top = object(1);
        if (next() != END || at < frame.length()) {
            throw malformed("A message is one JSON object with nothing after it.");
        }
        return top;
    }

    /** The first character from here on that is no white space; it is not taken. */
    private char next() {
        while (at < frame.length()) {
            char c = frame.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            at++;
        }
        return END;
    }

    private JsonElement value(int depth) throws DecodeException {
        if (++values > maxValues) {
            throw malformed("The message has more than " + maxValues + " values.");
        }
        return switch (next()) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> new JsonPrimitive(string());
            case 't' -> literal("true", TRUE);
            case 'f' -> literal("false", FALSE);
            case 'n' -> literal("null", JsonNull.INSTANCE);
            default -> number();
        };
    }

    private JsonObject object(int depth) throws DecodeException {
        checkDepth(depth);
        JsonObject object = new JsonObject();
        boolean more = opens('}');
        while (more) {
            if (next() != '"') {
                throw invalid();
            }
            String name = string();
            if (object.has(name)) {
                throw malformed("The message has the same field twice in one object.");
            }
            if (next() != ':') {
                throw invalid();
            }
            at++;
            object.add(name, value(depth));
            more = goesOn('}');
        }
        return object;
    }

    private JsonArray array(int depth) throws DecodeException {
        checkDepth(depth);
        JsonArray array = new JsonArray();
        boolean more = opens(']');
        while (more) {
            array.add(value(depth));
            more = goesOn(']');
        }
        return array;
    }

    /** Takes an opening bracket, and its closing one if nothing is between; false if so. */
    private boolean opens(char closing) {
        at++;
        boolean empty = next() == closing;
        at += empty ? 1 : 0;
        return !empty;
    }

    /** Takes a comma or the closing bracket; true for a comma. */
    private boolean goesOn(char closing) throws DecodeException {
        char c = next();
        if (c != ',' && c != closing) {
            throw invalid();
        }
        at++;
        return c == ',';
    }

    private static void checkDepth(int depth) throws DecodeException {
        if (depth > Limits.JSON_DEPTH) {
            throw malformed("The message is nested deeper than " + Limits.JSON_DEPTH + " levels.");
        }
    }

    private JsonElement literal(String word, JsonElement value) throws DecodeException {
        if (!frame.startsWith(word, at)) {
            throw invalid();
        }
        at += word.length();
        return value;
    }

    /** Takes the string whose opening quote is here. */
    private String string() throws DecodeException {
        String text = strings.read(at + 1);
        at = strings.end();
        return text;
    }

    private JsonPrimitive number() throws DecodeException {
        int from = at;
        while (at < frame.length() && isOfNumbers(frame.charAt(at))) {
            at++;
        }
        String literal = frame.substring(from, at);
        if (literal.length() > MAX_NUMBER_LENGTH) {
            throw malformed("The message has a number of more than " + MAX_NUMBER_LENGTH + " characters.");
        }
        return isInteger(literal) ? new JsonPrimitive(Long.parseLong(literal)) : other(literal);
    }

    private static boolean isOfNumbers(char c) {
        return isDigit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether it fits into 64 bits for sure, and is written as JSON wants it. */
    private static boolean isInteger(String literal) {
        int first = literal.startsWith("-") ? 1 : 0;
        int digits = literal.length() - first;
        boolean leadingZero = digits > 1 && literal.charAt(first) == '0';
        if (digits < 1 || literal.length() > MOST_OF_AN_INTEGER || leadingZero) {
            return false;
        }
        for (int i = first; i < literal.length(); i++) {
            if (!isDigit(literal.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * A Double, which may be infinite. Never BigDecimal: 1e999999999 is ten characters, and turning such a BigDecimal into
     * an integer takes a gigabyte.
     */
    private static JsonPrimitive other(String literal) throws DecodeException {
        if (!NUMBER.matcher(literal).matches()) {
            throw invalid();
        }
        return new JsonPrimitive(Double.parseDouble(literal));
    }

    private static DecodeException invalid() {
        // What was wrong would quote the input: leave it out.
        return malformed("The message is not valid JSON.");
    }

    static DecodeException malformed(String message) {
        return new DecodeException(ErrorCode.MALFORMED, message, null);
    }
}
