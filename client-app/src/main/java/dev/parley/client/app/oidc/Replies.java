package dev.parley.client.app.oidc;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Fields of what a provider says. */
final class Replies {
    private Replies() {}

    /** A text; empty if it is missing or something else. */
    static String text(JsonObject json, String name) {
        return json.get(name) instanceof JsonPrimitive text && text.isString() ? text.getAsString() : "";
    }
}
