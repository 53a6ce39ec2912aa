package dev.parley.client.app.bench;

import com.google.gson.JsonObject;
import dev.parley.client.app.process.Crowd;
import dev.parley.client.app.process.HeadlessProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How long joining takes, from sending the join request: to the open data channel and to the first decoded picture, for a
 * second person in a fresh process, for the same person coming back, and for a third; and data channel round trips.
 */
final class JoinBench {
    private static final int JOINS = 20;
    private static final int THIRD_JOINS = 5;
    private static final int PINGS = 200;
    private static final long WAIT_MS = 30_000;

    private final List<Double> channel = new ArrayList<>();
    private final List<Double> frame = new ArrayList<>();

    Results run() throws IOException, InterruptedException {
        Results results = new Results("join");
        try (Crowd crowd = new Crowd()) {
            crowd.open("Ada", List.of());
            for (int i = 0; i < JOINS; i++) {
                joinOnce(crowd);
            }
            results.add("second person: channel open", "ms", channel, "median 200");
            results.add("second person: first picture", "ms", frame, "median 350, p95 500");
            comeBack(crowd, results);
            third(crowd, results);
        }
        return results;
    }

    private void joinOnce(Crowd crowd) throws IOException, InterruptedException {
        try (HeadlessProcess second = crowd.enter("Grace", List.of())) {
            channel.add(ms(second, "channel"));
            frame.add(ms(second, "frame"));
        }
    }

    private static void comeBack(Crowd crowd, Results results) throws IOException, InterruptedException {
        try (HeadlessProcess second =
                crowd.enter("Grace", List.of("--rejoin", String.valueOf(JOINS), "--pings", String.valueOf(PINGS)))) {
            second.await("frame", e -> second.events("frame").size() > JOINS, JOINS * WAIT_MS);
            second.await("pings", e -> second.events("pings").size() > 0, WAIT_MS);
            results.add("coming back: channel open", "ms", all(second, "channel", "ms"), "");
            results.add("coming back: first picture", "ms", all(second, "frame", "ms"), "");
            results.add("data channel round trip, p50 of " + PINGS, "ms", all(second, "pings", "p50Ms"), "");
            results.add("data channel round trip, p99 of " + PINGS, "ms", all(second, "pings", "p99Ms"), "10");
        }
    }

    private static void third(Crowd crowd, Results results) throws IOException, InterruptedException {
        List<Double> both = new ArrayList<>();
        try (HeadlessProcess second = crowd.enter("Grace", List.of())) {
            ms(second, "frame");
            for (int i = 0; i < THIRD_JOINS; i++) {
                try (HeadlessProcess third = crowd.enter("Edsger", List.of())) {
                    third.await("frame", e -> third.events("frame").size() >= 2, WAIT_MS);
                    both.add(all(third, "frame", "ms").stream()
                            .mapToDouble(v -> v)
                            .max()
                            .orElse(Double.NaN));
                }
            }
        }
        results.add("third person: pictures of both", "ms", both, "700");
    }

    private static double ms(HeadlessProcess person, String event) throws InterruptedException {
        return person.await(event, WAIT_MS)
                .map(e -> e.get("ms").getAsDouble())
                .orElseThrow(() ->
                        new IllegalStateException("No " + event + " within 30 s. " + String.join(" | ", person.log())));
    }

    private static List<Double> all(HeadlessProcess person, String event, String field) {
        return person.events(event).stream()
                .map((JsonObject e) -> e.get(field).getAsDouble())
                .toList();
    }
}
