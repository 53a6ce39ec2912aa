package dev.parley.client.app.headless;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line of output: an event's name and fields, in the order they were added. Written by one thread. */
final class Line {
    private final JsonObject json = new JsonObject();
    private final String event;

    Line(String event) {
        this.event = event;
    }

    Line with(String field, @Nullable String value) {
        json.add(field, value == null ? JsonNull.INSTANCE : new JsonPrimitive(value));
        return this;
    }

    Line with(String field, long value) {
        json.addProperty(field, value);
        return this;
    }

    /** To a hundredth. */
    Line with(String field, double value) {
        json.addProperty(field, Math.round(value * 100) / 100.0);
        return this;
    }

    Line with(String field, OptionalDouble value) {
        return value.isPresent() ? with(field, value.getAsDouble()) : with(field, JsonNull.INSTANCE);
    }

    Line with(String field, JsonElement value) {
        json.add(field, value);
        return this;
    }

    /** The fields alone, to be part of another line. */
    JsonObject fields() {
        return json.deepCopy();
    }

    String toJson(double t) {
        JsonObject whole = new JsonObject();
        whole.addProperty("t", Math.round(t * 10) / 10.0);
        whole.addProperty("event", event);
        json.entrySet().forEach(e -> whole.add(e.getKey(), e.getValue()));
        return whole.toString();
    }

    String toText(double t) {
        String fields = json.entrySet().stream().map(Line::toText).collect(Collectors.joining(" "));
        return "%9.3f s  %-10s %s".formatted(t / 1000, event, fields).stripTrailing();
    }

    private static String toText(Map.Entry<String, JsonElement> field) {
        return field.getKey() + "=" + field.getValue();
    }
}
