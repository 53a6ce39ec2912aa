package dev.parley.protocol.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HexFormat;
import java.util.Map;

/** JSON elements as text, the same that Gson writes, but of a long string not character by character. One thread. */
final class FrameWriter {
    private static final int FIRST_CHARS = 1_024;

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
        int segment = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < ' ' || c == '"' || c == '\\' || c == '\u2028' || c == '\u2029') {
                out.append(text, segment, at);
                escape(c);
                segment = at + 1;
            }
        }
        out.append(text, segment, text.length()).append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u").append(HexFormat.of().toHexDigits(c));
        }
    }
}
