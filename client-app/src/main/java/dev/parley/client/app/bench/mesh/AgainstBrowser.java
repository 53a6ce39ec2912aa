package dev.parley.client.app.bench.mesh;

import dev.parley.client.app.Distribution;
import dev.parley.client.app.bench.Results;
import dev.parley.client.app.browser.Browser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The same meeting with a browser each and with Parley each, in turn: four people in a grid, and two who show each other large. */
final class AgainstBrowser {
    private final int rounds;
    private final int seconds;
    private final Consumer<String> progress;

    AgainstBrowser(int rounds, int seconds, Consumer<String> progress) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.progress = progress;
    }

    /** How often each was measured. */
    private record Pair(List<Meeting> browser, List<Meeting> parley) {}

    @FunctionalInterface
    private interface Opening {
        Gathering open() throws IOException;
    }

    Results run() throws IOException, InterruptedException {
        Browser.problem().ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
        Results results = new Results("mesh browser", Browser.version());
        Pair four = new Pair(new ArrayList<>(), new ArrayList<>());
        Pair two = new Pair(new ArrayList<>(), new ArrayList<>());
        for (int round = 1; round <= rounds; round++) {
            hold(round, 4, Picture.GRID_OF_FOUR, four);
            hold(round, 2, Picture.LARGE, two);
        }
        four(four, results);
        two(two, results);
        return results;
    }

    private void hold(int round, int people, Picture picture, Pair pair) throws IOException, InterruptedException {
        String what = "round " + round + " of " + rounds + ", " + people + " people who show each other at "
                + picture.size() + ": ";
        progress.accept(what + "browser");
        pair.browser().add(hold(people, Picture.HEIGHT, () -> new BrowserGathering(picture)));
        progress.accept(what + "Parley");
        pair.parley().add(hold(people, picture.viewHeight(), () -> new ParleyGathering(picture.arguments())));
    }

    private Meeting hold(int people, int lines, Opening opening) throws IOException, InterruptedException {
        try (Gathering gathering = opening.open()) {
            return Meeting.hold(gathering, people, lines, seconds);
        }
    }

    private static void four(Pair pair, Results results) {
        String who = "four, " + Picture.GRID_OF_FOUR.size() + ": ";
        quality(who, pair, results, "min 24");
        results.add(who + "browser, processors of all", "cores", each(pair.browser(), Meeting::allCores), "");
        results.add(who + "Parley, processors of all", "cores", each(pair.parley(), Meeting::allCores), "max 1.6");
        ratios(who, pair, results, "max 0.4", "max 0.5");
        results.add(who + "processors, ratio", "", ratio(pair, m -> List.of(m.allCores())), "");
    }

    private static void two(Pair pair, Results results) {
        String who = "two, 720p30: ";
        quality(who, pair, results, "");
        results.add(who + "browser, processor of a person", "cores", all(pair.browser(), Meeting::cores), "");
        results.add(who + "Parley, processor of a person", "cores", all(pair.parley(), Meeting::cores), "");
        ratios(who, pair, results, "", "");
        results.add(who + "processors, ratio", "", ratio(pair, Meeting::cores), "max 0.6");
    }

    private static void quality(String who, Pair pair, Results results, String fpsAim) {
        side(who + "browser, ", pair.browser(), results, "");
        side(who + "Parley, ", pair.parley(), results, fpsAim);
    }

    private static void side(String who, List<Meeting> meetings, Results results, String fpsAim) {
        results.add(who + "frame rate of each link", "fps", all(meetings, m -> m.each(LinkWindow::fps)), fpsAim);
        results.add(who + "height of its picture", "px", all(meetings, m -> m.each(LinkWindow::height)), "");
        results.add(who + "received on it", "kbit/s", all(meetings, m -> m.each(LinkWindow::kbps)), "");
        results.add(
                who + "links with sound", "%", all(meetings, m -> m.each(link -> link.isHeard() ? 100 : 0)), "min 100");
    }

    private static void ratios(String who, Pair pair, Results results, String memoryAim, String frameAim) {
        results.add(who + "browser, memory of a person (PSS)", "MB", all(pair.browser(), Meeting::pssMb), "");
        results.add(who + "Parley, memory of a person (PSS)", "MB", all(pair.parley(), Meeting::pssMb), "");
        results.add(who + "memory, ratio", "", ratio(pair, Meeting::pssMb), memoryAim);
        results.add(who + "browser, join to first frame", "ms", all(pair.browser(), Meeting::firstFrameMs), "");
        results.add(who + "Parley, join to first frame", "ms", all(pair.parley(), Meeting::firstFrameMs), "");
        results.add(who + "first frame, ratio", "", ratio(pair, Meeting::firstFrameMs), frameAim);
    }

    private static List<Double> all(List<Meeting> meetings, Function<Meeting, List<Double>> values) {
        return meetings.stream()
                .flatMap(meeting -> values.apply(meeting).stream())
                .toList();
    }

    private static List<Double> each(List<Meeting> meetings, Function<Meeting, Double> value) {
        return meetings.stream().map(value).toList();
    }

    /** Of Parley's median to the browser's, for each round. */
    private static List<Double> ratio(Pair pair, Function<Meeting, List<Double>> values) {
        return IntStream.range(0, pair.parley().size())
                .mapToObj(round -> median(values.apply(pair.parley().get(round)))
                        / median(values.apply(pair.browser().get(round))))
                .toList();
    }

    private static double median(List<Double> values) {
        return new Distribution(values).median();
    }
}
