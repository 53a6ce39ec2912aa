package dev.parley.client.app.process;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.parley.client.app.Distribution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one person saw another: read from the viewer's events. Values that were never measured are NaN.
 *
 * @param firstFrameMs from the later one's join request to the first decoded frame
 * @param rttMs median of the samples, as are fps and delayMs
 * @param lossPercent mean of the samples
 * @param delayMs from capture to decoded picture
 * @param recognised every pattern read was the sender's, and it moved
 * @param heard an audio packet of the sender came
 * @param chats messages of the sender that the viewer received
 * @param picture the last picture, as a file
 */
public record Sight(
        String viewer,
        String sender,
        double firstFrameMs,
        double rttMs,
        double fps,
        int width,
        int height,
        double lossPercent,
        double delayMs,
        boolean recognised,
        boolean heard,
        long chats,
        Optional<Path> picture) {

    /** What everybody saw of everybody else. */
    public static List<Sight> all(Map<String, ? extends Attendee> people) {
        List<Sight> all = new ArrayList<>();
        people.forEach((viewer, process) -> people.forEach((sender, other) -> {
            if (!viewer.equals(sender)) {
                all.add(of(viewer, process, sender, other));
            }
        }));
        return all;
    }

    private static Sight of(String viewer, Attendee process, String sender, Attendee other) {
        List<JsonObject> samples = samples(process, sender);
        JsonObject last = samples.isEmpty() ? new JsonObject() : samples.getLast();
        return new Sight(
                viewer,
                sender,
                firstFrameMs(process, sender, other),
                median(samples, "rttMs"),
                median(samples, "recvFps"),
                (int) number(last, "recvWidth", 0),
                (int) number(last, "recvHeight", 0),
                samples.stream()
                        .mapToDouble(s -> number(s, "lossPercent", 0))
                        .average()
                        .orElse(Double.NaN),
                delay(samples),
                recognised(samples),
                first(process, "audio", sender).isPresent(),
                process.events("chat").stream().filter(e -> isOf(e, sender)).count(),
                picture(process, sender));
    }

    /** The viewer's statistics of the link to the sender, from the first with pictures on. */
    private static List<JsonObject> samples(Attendee viewer, String sender) {
        return viewer.events("stats").stream()
                .flatMap(e -> e.getAsJsonArray("links").asList().stream())
                .map(JsonElement::getAsJsonObject)
                .filter(link -> isOf(link, sender))
                .dropWhile(link -> number(link, "recvFps", 0) == 0)
                .toList();
    }

    /** From the join request of whoever came later to the first picture that the viewer decoded; NaN for none. */
    public static double firstFrameMs(Attendee viewer, String sender, Attendee other) {
        double start = Math.max(joinRequest(viewer), joinRequest(other));
        return first(viewer, "frame", sender)
                .map(e -> viewer.epochMs(e) - start)
                .orElse(Double.NaN);
    }

    private static Optional<JsonObject> first(Attendee viewer, String event, String sender) {
        List<String> ids = viewer.events("peer").stream()
                .filter(e -> isOf(e, sender))
                .map(e -> e.get("peer").getAsString())
                .toList();
        return viewer.events(event).stream()
                .filter(e -> ids.contains(e.get("peer").getAsString()))
                .findFirst();
    }

    private static double joinRequest(Attendee person) {
        return person.events("joined").stream()
                .findFirst()
                .map(e -> person.epochMs(e) - number(e, "ms", Double.NaN))
                .orElse(Double.NaN);
    }

    private static double delay(List<JsonObject> samples) {
        return new Distribution(samples.stream()
                        .map(s -> number(s.getAsJsonObject("pattern"), "delayMs", Double.NaN))
                        .toList())
                .median();
    }

    private static boolean recognised(List<JsonObject> samples) {
        if (samples.isEmpty()) {
            return false;
        }
        JsonObject pattern = samples.getLast().getAsJsonObject("pattern");
        return pattern.get("recognised").getAsString().equals("yes") && number(pattern, "frames", 0) > 1;
    }

    private static Optional<Path> picture(Attendee viewer, String sender) {
        return viewer.events("shot").stream()
                .filter(e -> isOf(e, sender))
                .map(e -> Path.of(e.get("file").getAsString()))
                .findFirst();
    }

    private static double median(List<JsonObject> samples, String field) {
        return new Distribution(samples.stream()
                        .map(s -> number(s, field, Double.NaN))
                        .filter(v -> !v.isNaN())
                        .toList())
                .median();
    }

    private static double number(JsonObject object, String field, double otherwise) {
        JsonElement value = object.get(field);
        return value == null || value.isJsonNull() ? otherwise : value.getAsDouble();
    }

    private static boolean isOf(JsonObject object, String name) {
        return object.has("name") && object.get("name").getAsString().equals(name);
    }
}
