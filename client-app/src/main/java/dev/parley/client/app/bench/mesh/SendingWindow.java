package dev.parley.client.app.bench.mesh;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.parley.client.app.process.Attendee;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What one person sent to all others together in some time, by their own statistics. NaN for what was not measured.
 *
 * @param kbps pictures and sound, mean
 * @param pixels of the pictures, a second, mean
 * @param framesEncoded in all
 */
record SendingWindow(String name, double kbps, double pixels, double framesEncoded) {

    /** Of each, from {@code fromMs} to {@code toMs}, both ms since 1970. */
    static List<SendingWindow> all(Map<String, ? extends Attendee> people, double fromMs, double toMs) {
        return people.entrySet().stream()
                .map(person -> of(person.getKey(), person.getValue(), fromMs, toMs))
                .toList();
    }

    private static SendingWindow of(String name, Attendee person, double fromMs, double toMs) {
        List<JsonObject> samples = person.events("stats").stream()
                .filter(e -> person.epochMs(e) > fromMs && person.epochMs(e) <= toMs)
                .toList();
        return new SendingWindow(
                name,
                mean(samples, link -> number(link, "sendKbps")),
                mean(samples, SendingWindow::pixels),
                samples.isEmpty() ? Double.NaN : frames(samples.getLast()) - frames(samples.getFirst()));
    }

    private static double pixels(JsonObject link) {
        return number(link, "sendWidth") * number(link, "sendHeight") * number(link, "sendFps");
    }

    private static double frames(JsonObject stats) {
        return sum(stats, link -> number(link, "framesEncoded"));
    }

    private static double mean(List<JsonObject> samples, ToDoubleFunction<JsonObject> ofLink) {
        return samples.stream()
                .mapToDouble(stats -> sum(stats, ofLink))
                .average()
                .orElse(Double.NaN);
    }

    private static double sum(JsonObject stats, ToDoubleFunction<JsonObject> ofLink) {
        return stats.getAsJsonArray("links").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .mapToDouble(ofLink)
                .sum();
    }

    /** A link that has not measured yet has sent nothing. */
    private static double number(JsonObject link, String field) {
        JsonElement value = link.get(field);
        return value == null || value.isJsonNull() ? 0 : value.getAsDouble();
    }
}
