package dev.parley.protocol.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.parley.protocol.AsciiScan;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** JSON elements as text, the same that Gson writes, but of a long string not character by character. One thread. */
final class FrameWriter {
    private static final int FIRST_CHARS = 1_024;

    /** From so many characters on it pays to look at a string as a whole. */
    private static final int LONG = 64;

    private static final char DELETE = '\u007F';

    private final StringBuilder out = new StringBuilder(FIRST_CHARS);

    private FrameWriter() {}

    static String write(JsonObject top) {
        FrameWriter writer = new FrameWriter();
        writer.object(top);
        return writer.out.toString();
    }

    private void value(JsonElement value) {
        if (value instanceof JsonObject object) {
            object(object);
        } else if (value instanceof JsonArray array) {
            array(array);
        } else if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            string(primitive.getAsString());
        } else {
            // Numbers, true, false and null look the same everywhere.
            out.append(value);
        }
    }

    private void object(JsonObject object) {
        char before = '{';
        for (Map.Entry<String, JsonElement> field : object.entrySet()) {
            out.append(before);
            string(field.getKey());
            out.append(':');
            value(field.getValue());
            before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private void array(JsonArray array) {
        char before = '[';
        for (JsonElement element : array) {
            out.append(before);
            value(element);
            before = ',';
        }
        out.append(before == '[' ? "[]" : "]");
    }

    private void string(String text) {
        out.append('"');
        Optional<AsciiScan> ascii = text.length() < LONG ? Optional.empty() : AsciiScan.of(text);
        int segment = 0;
        int at = next(text, 0, ascii);
        while (at < text.length()) {
            out.append(text, segment, at);
            escape(text.charAt(at));
            segment = at + 1;
            at = next(text, segment, ascii);
        }
        out.append(text, segment, at).append('"');
    }

    /** The first place from here on that may need an escape. */
    private static int next(String text, int from, Optional<AsciiScan> ascii) {
        if (ascii.isPresent()) {
            return ascii.get().next(from);
        }
        int at = from;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\' && c != '\u2028' && c != '\u2029';
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case DELETE -> out.append(c);
            default -> out.append("\\u").append(HexFormat.of().toHexDigits(c));
        }
    }
}
