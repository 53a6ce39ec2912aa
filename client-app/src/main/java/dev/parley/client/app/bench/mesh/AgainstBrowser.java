package dev.parley.client.app.bench.mesh;

import dev.parley.client.app.Distribution;
import dev.parley.client.app.bench.Results;
import dev.parley.client.app.browser.Browser;
import dev.parley.client.app.process.ClassCaches;
import dev.parley.client.app.process.VirtualScreen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The same meeting with a browser each, with headless Parley each and with Parley's window each, in turn: four people in a grid, and
 * two who show each other large. Parley starts with a cache of loaded classes, as the installed app does.
 */
final class AgainstBrowser {
    private final int rounds;
    private final int seconds;
    private final Consumer<String> progress;

    AgainstBrowser(int rounds, int seconds, Consumer<String> progress) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.progress = progress;
    }

    /** The same people and pictures, as often as it was measured. */
    private record Held(int people, Picture picture, Map<Kind, List<Meeting>> meetings) {
        Held(int people, Picture picture) {
            this(people, picture, new EnumMap<>(Kind.class));
        }

        List<Meeting> of(Kind kind) {
            return meetings.computeIfAbsent(kind, _ -> new ArrayList<>());
        }

        /** For each round, of the median to the browser's. */
        List<Double> ratio(Kind kind, Function<Meeting, List<Double>> values) {
            return IntStream.range(0, of(kind).size())
                    .mapToObj(round -> median(values.apply(of(kind).get(round)))
                            / median(values.apply(of(Kind.BROWSER).get(round))))
                    .toList();
        }
    }

    /** What people use. */
    private enum Kind {
        BROWSER("browser"),
        PARLEY("Parley"),
        WINDOW("Parley's window");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        Gathering gathering(int people, Picture picture) throws IOException {
            return switch (this) {
                case BROWSER -> new BrowserGathering(picture);
                case PARLEY -> new ParleyGathering(picture.arguments());
                case WINDOW -> ParleyGathering.withWindows(picture, people);
            };
        }
    }

    Results run() throws IOException, InterruptedException {
        Stream.of(Browser.problem(), VirtualScreen.problem())
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(problem -> {
                    throw new IllegalStateException(problem);
                });
        Results results = new Results("mesh browser", Browser.version());
        Held four = new Held(4, Picture.GRID_OF_FOUR);
        Held two = new Held(2, Picture.LARGE);
        try (ClassCaches _ = ClassCaches.make(progress)) {
            for (int round = 1; round <= rounds; round++) {
                hold(round, four);
                hold(round, two);
            }
        }
        four(four, results);
        two(two, results);
        return results;
    }

    private void hold(int round, Held held) throws IOException, InterruptedException {
        for (Kind kind : Kind.values()) {
            progress.accept("round " + round + " of " + rounds + ", " + held.people()
                    + " people who show each other at " + held.picture().size() + ": " + kind.words);
            int lines = kind == Kind.BROWSER ? Picture.HEIGHT : held.picture().viewHeight();
            try (Gathering gathering = kind.gathering(held.people(), held.picture())) {
                held.of(kind).add(Meeting.hold(gathering, held.people(), lines, seconds));
            }
        }
    }

    private static void four(Held held, Results results) {
        String who = "four, " + Picture.GRID_OF_FOUR.size() + ": ";
        quality(who, held, results, "min 24");
        for (Kind kind : Kind.values()) {
            String aim = kind == Kind.PARLEY ? "max 1.6" : "";
            results.add(who + kind.words + ", processors of all", "cores", each(held.of(kind), Meeting::allCores), aim);
        }
        memoryAndStart(who, held, results);
        ratios(who + "memory", held, results, Meeting::pssMb, "max 0.4");
        ratios(who + "first frame", held, results, Meeting::firstFrameMs, "max 0.5");
        ratios(who + "processors", held, results, m -> List.of(m.allCores()), "");
    }

    private static void two(Held held, Results results) {
        String who = "two, 720p30: ";
        quality(who, held, results, "");
        for (Kind kind : Kind.values()) {
            results.add(who + kind.words + ", processor of a person", "cores", all(held.of(kind), Meeting::cores), "");
        }
        memoryAndStart(who, held, results);
        ratios(who + "memory", held, results, Meeting::pssMb, "");
        ratios(who + "first frame", held, results, Meeting::firstFrameMs, "");
        ratios(who + "processors", held, results, Meeting::cores, "max 0.6");
    }

    private static void quality(String who, Held held, Results results, String fpsAim) {
        for (Kind kind : Kind.values()) {
            side(who + kind.words + ", ", held.of(kind), results, kind == Kind.PARLEY ? fpsAim : "");
        }
    }

    private static void side(String who, List<Meeting> meetings, Results results, String fpsAim) {
        results.add(who + "frame rate of each link", "fps", all(meetings, m -> m.each(LinkWindow::fps)), fpsAim);
        results.add(who + "height of its picture", "px", all(meetings, m -> m.each(LinkWindow::height)), "");
        results.add(who + "received on it", "kbit/s", all(meetings, m -> m.each(LinkWindow::kbps)), "");
        results.add(
                who + "links with sound", "%", all(meetings, m -> m.each(link -> link.isHeard() ? 100 : 0)), "min 100");
    }

    private static void memoryAndStart(String who, Held held, Results results) {
        for (Kind kind : Kind.values()) {
            String whose = who + kind.words;
            results.add(whose + ", memory of a person (PSS)", "MB", all(held.of(kind), Meeting::pssMb), "");
            results.add(whose + ", join to first frame", "ms", all(held.of(kind), Meeting::firstFrameMs), "");
        }
    }

    /** Of each to the browser; the aim is for what has no window either. */
    private static void ratios(
            String what, Held held, Results results, Function<Meeting, List<Double>> values, String aim) {
        results.add(what + ", Parley to browser", "", held.ratio(Kind.PARLEY, values), aim);
        results.add(what + ", Parley's window to browser", "", held.ratio(Kind.WINDOW, values), "");
    }

    private static List<Double> all(List<Meeting> meetings, Function<Meeting, List<Double>> values) {
        return meetings.stream()
                .flatMap(meeting -> values.apply(meeting).stream())
                .toList();
    }

    private static List<Double> each(List<Meeting> meetings, Function<Meeting, Double> value) {
        return meetings.stream().map(value).toList();
    }

    private static double median(List<Double> values) {
        return new Distribution(values).median();
    }
}
