package dev.parley.client.app.bench.mesh;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.parley.client.app.bench.Results;
import dev.parley.client.app.process.Attendee;
import dev.parley.client.app.process.ProcessTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Four people for a long time: whether memory, threads or open files grow, and whether pictures get old on the way. */
final class LongMeeting {
    private static final int PEOPLE = 4;
    private static final int SAMPLE_SECONDS = 5;
    private static final double SETTLE_MINUTES = 5;

    private final int minutes;
    private final Consumer<String> progress;

    LongMeeting(int minutes, Consumer<String> progress) {
        this.minutes = minutes;
        this.progress = progress;
    }

    Results run() throws IOException, InterruptedException {
        Results results = new Results("mesh long");
        try (Gathering gathering = new ParleyGathering(Picture.GRID_OF_FOUR.arguments())) {
            Meeting.gather(gathering, PEOPLE, Picture.GRID_OF_FOUR.viewHeight());
            List<Watched> people =
                    gathering.people().values().stream().map(Watched::new).toList();
            watch(people);
            report(people, results);
        }
        return results;
    }

    private void watch(List<Watched> people) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.MINUTES.toNanos(minutes);
        for (long now = begin; now < end; now = System.nanoTime()) {
            double minute = (now - begin) / 6e10;
            people.forEach(person -> person.sample(minute));
            if (people.getFirst().moments.size() % (60 / SAMPLE_SECONDS) == 1) {
                progress.accept(Math.round(minute) + " of " + minutes + " minutes");
            }
            TimeUnit.SECONDS.sleep(SAMPLE_SECONDS);
        }
    }

    /** A short try has no five minutes to spare. */
    private double settled() {
        return Math.min(SETTLE_MINUTES, minutes / 2.0);
    }

    private void report(List<Watched> people, Results results) {
        String after = String.format(Locale.ROOT, " after %.1f min", settled());
        results.add("PSS grows" + after, "MB/min", each(people, p -> p.slope(settled(), Moment::pssMb)), "max 1");
        results.add("RSS grows" + after, "MB/min", each(people, p -> p.slope(settled(), Moment::rssMb)), "max 1");
        results.add("PSS" + after, "MB", each(people, p -> p.at(settled()).pssMb()), "");
        results.add("PSS, last", "MB", each(people, p -> p.last().pssMb()), "");
        results.add("threads, more at the end", "", each(people, p -> p.more(settled(), Moment::threads)), "max 0");
        results.add("open files, more at the end", "", each(people, p -> p.more(settled(), Moment::handles)), "max 0");
        results.add("oldest picture on each link, from the first on", "ms", links(people, "maxDelayMs"), "");
        results.add("pictures older than 500 ms, each link, from the first on", "", links(people, "late"), "");
        results.add("pictures older than 500 ms, each link" + after, "", late(people), "max 0");
        results.add("pictures, each link", "", links(people, "frames"), "");
        results.add("longest time without a new picture, each link", "ms", links(people, "maxGapMs"), "");
    }

    private static List<Double> each(List<Watched> people, ToDoubleFunction<Watched> value) {
        return people.stream().mapToDouble(value).boxed().toList();
    }

    /** On each link, since it has settled. */
    private List<Double> late(List<Watched> people) {
        return people.stream()
                .flatMap(person -> person.last().late().entrySet().stream()
                        .map(link ->
                                link.getValue() - person.at(settled()).late().getOrDefault(link.getKey(), 0.0)))
                .toList();
    }

    /** What each link's last statistics say of its pictures. */
    private static List<Double> links(List<Watched> people, String field) {
        return people.stream()
                .flatMap(person -> person.stats().getAsJsonArray("links").asList().stream())
                .map(link -> link.getAsJsonObject()
                        .getAsJsonObject("pattern")
                        .get(field)
                        .getAsDouble())
                .toList();
    }

    /**
     * What a person's process used in one moment.
     *
     * @param late pictures that had come too old until then, by whose they are
     */
    private record Moment(
            double minute, double pssMb, double rssMb, double threads, double handles, Map<String, Double> late) {}

    /** One person, sampled now and then. */
    private static final class Watched {
        private final Attendee person;
        private final ProcessTree tree;
        private final List<Moment> moments = new ArrayList<>();

        Watched(Attendee person) {
            this.person = person;
            tree = new ProcessTree(person.pid());
        }

        void sample(double minute) {
            JsonObject stats = stats();
            moments.add(new Moment(
                    minute,
                    tree.pssMb(),
                    stats.get("rssMb").getAsDouble(),
                    stats.get("threads").getAsDouble(),
                    tree.handles(),
                    late(stats)));
        }

        private static Map<String, Double> late(JsonObject stats) {
            Map<String, Double> late = new HashMap<>();
            for (JsonElement element : stats.getAsJsonArray("links")) {
                JsonObject link = element.getAsJsonObject();
                late.put(
                        link.get("name").getAsString(),
                        link.getAsJsonObject("pattern").get("late").getAsDouble());
            }
            return late;
        }

        JsonObject stats() {
            return person.events("stats").getLast();
        }

        Moment last() {
            return moments.getLast();
        }

        Moment at(double minute) {
            return moments.stream()
                    .filter(moment -> moment.minute() >= minute)
                    .findFirst()
                    .orElseGet(this::last);
        }

        double more(double sinceMinute, ToDoubleFunction<Moment> value) {
            return value.applyAsDouble(last()) - value.applyAsDouble(at(sinceMinute));
        }

        double slope(double sinceMinute, ToDoubleFunction<Moment> value) {
            Trend trend = new Trend();
            moments.stream()
                    .filter(moment -> moment.minute() >= sinceMinute)
                    .forEach(moment -> trend.add(moment.minute(), value.applyAsDouble(moment)));
            return trend.slope();
        }
    }
}
