package dev.parley.client.app.bench;

import com.google.gson.JsonObject;
import dev.parley.client.app.process.Crowd;
import dev.parley.client.app.process.HeadlessProcess;
import dev.parley.client.app.process.Sight;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** A full meeting on one machine: the frame rate of every link, and what each person's process costs. */
final class CrowdBench {
    private static final long CONNECT_MS = 60_000;
    private static final List<String> ARGUMENTS =
            List.of("--camera", "pattern", "--size", "1280x720", "--fps", "25", "--view", "640x360", "--mic", "tone");

    private final int people;
    private final int seconds;

    CrowdBench(int people, int seconds) {
        this.people = people;
        this.seconds = seconds;
    }

    Results run(String name) throws IOException, InterruptedException {
        Results results = new Results(name);
        try (Crowd crowd = new Crowd()) {
            List<String> names = Crowd.names(people);
            crowd.open(names.getFirst(), ARGUMENTS);
            for (String each : names.subList(1, people)) {
                crowd.enter(each, ARGUMENTS);
            }
            if (!crowd.awaitAll("frame", people - 1, CONNECT_MS)) {
                throw new IllegalStateException("Not everybody saw everybody within " + CONNECT_MS / 1000 + " s.");
            }
            TimeUnit.SECONDS.sleep(seconds);
            crowd.leave();
            report(crowd, results);
        }
        return results;
    }

    private static void report(Crowd crowd, Results results) {
        List<Sight> sights = Sight.all(crowd.people());
        results.add("frame rate of each link (its median)", "fps", each(sights, Sight::fps), "min 20");
        results.add("width of each link's picture", "px", each(sights, Sight::width), "");
        results.add("round trip of each link", "ms", each(sights, Sight::rttMs), "");
        results.add("loss of each link", "%", each(sights, Sight::lossPercent), "");
        results.add("capture to decoded", "ms", each(sights, Sight::delayMs), "");
        results.add("join to first picture", "ms", each(sights, Sight::firstFrameMs), "");
        results.add("links with the right sender", "%", each(sights, s -> s.recognised() ? 100 : 0), "min 100");
        results.add(
                "processor per person",
                "cores",
                crowd.people().values().stream().map(CrowdBench::cores).toList(),
                "");
        results.add(
                "memory per person",
                "MB",
                crowd.people().values().stream().map(CrowdBench::memory).toList(),
                "");
    }

    private static List<Double> each(List<Sight> sights, ToDoubleFunction<Sight> value) {
        return sights.stream().mapToDouble(value).boxed().toList();
    }

    /** Over the second half of the meeting, when everybody is connected and compiled. */
    private static double cores(HeadlessProcess person) {
        List<JsonObject> stats = new ArrayList<>(person.events("stats"));
        JsonObject from = stats.get(stats.size() / 2);
        JsonObject to = stats.getLast();
        double seconds = (to.get("t").getAsDouble() - from.get("t").getAsDouble()) / 1000;
        return seconds <= 0
                ? Double.NaN
                : (to.get("cpuSeconds").getAsDouble() - from.get("cpuSeconds").getAsDouble()) / seconds;
    }

    private static double memory(HeadlessProcess person) {
        return person.events("stats").getLast().get("rssMb").getAsDouble();
    }
}
