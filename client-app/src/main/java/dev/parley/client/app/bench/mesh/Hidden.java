package dev.parley.client.app.bench.mesh;

import dev.parley.client.app.Distribution;
import dev.parley.client.app.bench.Results;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What it costs four people to show each other, to show nobody, and to have chosen sound alone, in turn. */
final class Hidden {
    private static final int PEOPLE = 4;

    private final int rounds;
    private final int seconds;
    private final Consumer<String> progress;
    private final Map<Way, List<Meeting>> meetings = new EnumMap<>(Way.class);

    Hidden(int rounds, int seconds, Consumer<String> progress) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.progress = progress;
    }

    /** How all look at all. */
    private enum Way {
        SHOWN("shown", Picture.GRID_OF_FOUR.viewHeight()),
        HIDDEN("hidden", 0),
        AUDIO_ONLY("audio only", 0);

        private final String words;
        private final int lines;

        Way(String words, int lines) {
            this.words = words;
            this.lines = lines;
        }

        /** For {@code parley headless}. */
        List<String> arguments() {
            return switch (this) {
                case SHOWN -> Picture.GRID_OF_FOUR.arguments();
                case HIDDEN -> Picture.GRID_OF_FOUR.argumentsShownAt("hidden");
                case AUDIO_ONLY -> withAudioOnly(Picture.GRID_OF_FOUR.arguments());
            };
        }

        private static List<String> withAudioOnly(List<String> arguments) {
            List<String> more = new ArrayList<>(arguments);
            more.addAll(List.of("--quality", "audio-only"));
            return more;
        }
    }

    Results run() throws IOException, InterruptedException {
        Results results = new Results("mesh hidden");
        for (int round = 1; round <= rounds; round++) {
            for (Way way : Way.values()) {
                progress.accept("round " + round + " of " + rounds + ", " + PEOPLE + " people, " + way.words);
                meetings.computeIfAbsent(way, _ -> new ArrayList<>()).add(hold(way));
            }
        }
        for (Way way : Way.values()) {
            results.add(way.words + ": processor of a person", "cores", all(way, Meeting::cores), "");
        }
        results.add("shown to audio only, processor", "", toAudioOnly(Way.SHOWN), "");
        results.add("hidden to audio only, processor", "", toAudioOnly(Way.HIDDEN), "max 1.15");
        for (Way way : Way.values()) {
            String aim = way == Way.SHOWN ? "" : "max 0";
            results.add(way.words + ": pictures encoded by a person", "", all(way, Hidden::encoded), aim);
        }
        return results;
    }

    private Meeting hold(Way way) throws IOException, InterruptedException {
        try (Gathering gathering = new ParleyGathering(way.arguments())) {
            return Meeting.hold(gathering, PEOPLE, way.lines, seconds);
        }
    }

    private static List<Double> encoded(Meeting meeting) {
        return meeting.sending().stream().map(SendingWindow::framesEncoded).toList();
    }

    private List<Double> all(Way way, Function<Meeting, List<Double>> values) {
        return of(way).stream()
                .flatMap(meeting -> values.apply(meeting).stream())
                .toList();
    }

    /** For each round. */
    private List<Double> toAudioOnly(Way way) {
        return IntStream.range(0, rounds)
                .mapToObj(round -> cores(way, round) / cores(Way.AUDIO_ONLY, round))
                .toList();
    }

    private double cores(Way way, int round) {
        return new Distribution(of(way).get(round).cores()).median();
    }

    private List<Meeting> of(Way way) {
        return meetings.getOrDefault(way, List.of());
    }
}
