package dev.parley.client.app.bench.mesh;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.parley.client.app.Distribution;
import dev.parley.client.app.process.Attendee;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one person received from another in some time, by the statistics of the one who received it. NaN for what was not measured.
 *
 * @param fps decoded pictures a second, mean
 * @param width of the picture, pixels, median
 * @param height of the picture, pixels, median
 * @param kbps received, pictures and sound, mean
 * @param audioLossPercent audio packets lost, mean; NaN if no sound came
 * @param concealedPercent sound made up for what was missing, mean
 */
record LinkWindow(
        String viewer,
        String sender,
        double fps,
        double width,
        double height,
        double kbps,
        double audioLossPercent,
        double concealedPercent) {

    /** All links between these people, from {@code fromMs} to {@code toMs}, both ms since 1970. */
    static List<LinkWindow> all(Map<String, ? extends Attendee> people, double fromMs, double toMs) {
        List<LinkWindow> all = new ArrayList<>();
        people.forEach((viewer, person) -> people.keySet().stream()
                .filter(sender -> !sender.equals(viewer))
                .forEach(sender -> all.add(of(viewer, person, sender, fromMs, toMs))));
        return all;
    }

    private static LinkWindow of(String viewer, Attendee person, String sender, double fromMs, double toMs) {
        List<JsonObject> samples = person.events("stats").stream()
                .filter(e -> person.epochMs(e) > fromMs && person.epochMs(e) <= toMs)
                .flatMap(e -> e.getAsJsonArray("links").asList().stream())
                .map(JsonElement::getAsJsonObject)
                .filter(link -> link.get("name").getAsString().equals(sender))
                .toList();
        return new LinkWindow(
                viewer,
                sender,
                mean(samples, "recvFps"),
                median(samples, "recvWidth"),
                median(samples, "recvHeight"),
                mean(samples, "recvKbps"),
                mean(samples, "audioLossPercent"),
                mean(samples, "concealedPercent"));
    }

    String name() {
        return viewer + " sees " + sender;
    }

    /** The same link at another time. */
    LinkWindow in(Map<String, LinkWindow> byName) {
        return Objects.requireNonNull(byName.get(name()));
    }

    boolean isHeard() {
        return !Double.isNaN(audioLossPercent);
    }

    private static double median(List<JsonObject> samples, String field) {
        return new Distribution(numbers(samples, field)).median();
    }

    private static double mean(List<JsonObject> samples, String field) {
        return numbers(samples, field).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    private static List<Double> numbers(List<JsonObject> samples, String field) {
        return samples.stream()
                .map(sample -> sample.get(field))
                .filter(value -> value != null && !value.isJsonNull())
                .map(JsonElement::getAsDouble)
                .toList();
    }
}
