package dev.parley.server.http;

import com.google.gson.JsonObject;
import java.util.Map;

/**
 * The answer to one request.
 *
 * @param status HTTP status code (RFC 9110 §15)
 * @param type media type of the body
 * @param headers further header fields
 */
record Answer(int status, String type, String body, Map<String, String> headers) {
    private static final String JSON = "application/json; charset=utf-8";

    static Answer json(int status, JsonObject body) {
        return new Answer(status, JSON, body.toString(), Map.of());
    }

    static Answer text(String type, String body) {
        return new Answer(200, type, body, Map.of());
    }

    static Answer nothing() {
        return new Answer(204, JSON, "", Map.of());
    }

    Answer with(String header, String value) {
        return new Answer(status, type, body, Map.of(header, value));
    }
}
