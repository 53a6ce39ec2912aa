package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * As much of JSON Schema as {@code openapi.json} uses. An object must have exactly the properties that are described, so that
 * a field that one side forgot is found; what a schema says that is not known here fails.
 */
final class Schemas {
    private static final Set<String> KNOWN = Set.of(
            "$ref",
            "type",
            "enum",
            "items",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "required",
            "properties",
            "additionalProperties",
            "description");

    private final JsonObject document;

    Schemas(JsonObject document) {
        this.document = document;
    }

    void check(String where, JsonElement value, JsonObject schema) {
        assertThat(KNOWN).as("keywords of " + where).containsAll(schema.keySet());
        if (schema.has("$ref")) {
            check(where, value, resolve(schema.get("$ref").getAsString()));
            return;
        }
        switch (schema.get("type").getAsString()) {
            case "object" -> checkObject(where, value.getAsJsonObject(), schema);
            case "array" ->
                value.getAsJsonArray().forEach(item -> check(where + "[]", item, schema.getAsJsonObject("items")));
            case "integer" ->
                checkInteger(where, value.getAsJsonPrimitive().getAsBigDecimal().longValueExact(), schema);
            case "boolean" ->
                assertThat(value.getAsJsonPrimitive().isBoolean()).as(where).isTrue();
            case "string" -> checkString(where, value, schema);
            default -> throw new AssertionError(where + " has the unknown type " + schema.get("type"));
        }
    }

    private JsonObject resolve(String reference) {
        String prefix = "#/components/schemas/";
        assertThat(reference).startsWith(prefix);
        return document.getAsJsonObject("components")
                .getAsJsonObject("schemas")
                .getAsJsonObject(reference.substring(prefix.length()));
    }

    private void checkObject(String where, JsonObject value, JsonObject schema) {
        JsonObject properties = schema.has("properties") ? schema.getAsJsonObject("properties") : new JsonObject();
        JsonElement others = schema.get("additionalProperties");
        if (others != null && others.isJsonPrimitive()) {
            assertThat(new TreeSet<>(value.keySet())).as(where).isEqualTo(new TreeSet<>(properties.keySet()));
        }
        for (Map.Entry<String, JsonElement> field : value.entrySet()) {
            JsonElement described = properties.has(field.getKey()) ? properties.get(field.getKey()) : others;
            if (described != null) {
                check(where + "." + field.getKey(), field.getValue(), described.getAsJsonObject());
            }
        }
    }

    private static void checkInteger(String where, long value, JsonObject schema) {
        if (schema.has("minimum")) {
            assertThat(value)
                    .as(where)
                    .isGreaterThanOrEqualTo(schema.get("minimum").getAsLong());
        }
        if (schema.has("maximum")) {
            assertThat(value)
                    .as(where)
                    .isLessThanOrEqualTo(schema.get("maximum").getAsLong());
        }
    }

    private static void checkString(String where, JsonElement value, JsonObject schema) {
        assertThat(value.getAsJsonPrimitive().isString()).as(where).isTrue();
        if (schema.has("enum")) {
            assertThat(schema.getAsJsonArray("enum")).as(where).contains(value);
        }
    }
}
