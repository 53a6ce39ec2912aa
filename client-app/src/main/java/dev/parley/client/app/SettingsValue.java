package dev.parley.client.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/** Reads what people may have edited: whatever is not of the kind that is wanted counts as absent. */
public final class SettingsValue {
    private SettingsValue() {}

    public static String text(JsonObject in, String key, String otherwise) {
        JsonPrimitive value = primitive(in, key);
        return value != null && value.isString() ? value.getAsString() : otherwise;
    }

    public static boolean bool(JsonObject in, String key, boolean otherwise) {
        JsonPrimitive value = primitive(in, key);
        if (value == null || !value.isBoolean()) {
            return otherwise;
        }
        return value.getAsBoolean();
    }

    /** A whole number. */
    public static int number(JsonObject in, String key, int otherwise) {
        JsonPrimitive value = primitive(in, key);
        try {
            return value != null && value.isNumber() ? Integer.parseInt(value.getAsString()) : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static @Nullable JsonPrimitive primitive(JsonObject in, String key) {
        JsonElement value = in.get(key);
        return value != null && value.isJsonPrimitive() ? value.getAsJsonPrimitive() : null;
    }
}
