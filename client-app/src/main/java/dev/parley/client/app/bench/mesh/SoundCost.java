package dev.parley.client.app.bench.mesh;

import dev.parley.client.app.bench.Results;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What the sound of four people costs, which is twelve encoders: as the library sends it by itself (packets of 20 ms, no pauses) and as
 * Parley does, in turn. A tone has no pauses, so that all people with a tone are the most that sound can cost; one with a tone and three
 * in silence is a meeting. What remains of a meeting without cameras and microphones is the floor that both stand on.
 */
final class SoundCost {
    private final int rounds;
    private final int seconds;
    private final Consumer<String> progress;
    private final Map<Kind, List<SoundMeeting>> held = new EnumMap<>(Kind.class);

    SoundCost(int rounds, int seconds, Consumer<String> progress) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.progress = progress;
    }

    private enum Kind {
        NOTHING("no sound, no pictures", false, "off", "off", "adapted"),
        ONE_PLAIN("one speaks, plain", false, "tone", "silence", "plain"),
        ONE_ADAPTED("one speaks, adapted", false, "tone", "silence", "adapted"),
        ALL_PLAIN("all speak, plain", false, "tone", "tone", "plain"),
        ALL_ADAPTED("all speak, adapted", false, "tone", "tone", "adapted"),
        PICTURES("pictures 640x360, no sound", true, "off", "off", "adapted"),
        PICTURES_PLAIN("pictures, all speak, plain", true, "tone", "tone", "plain"),
        PICTURES_ADAPTED("pictures, all speak, adapted", true, "tone", "tone", "adapted");

        private final String words;
        private final boolean pictures;
        private final String speaker;
        private final String listeners;
        private final String audio;

        Kind(String words, boolean pictures, String speaker, String listeners, String audio) {
            this.words = words;
            this.pictures = pictures;
            this.speaker = speaker;
            this.listeners = listeners;
            this.audio = audio;
        }

        boolean hasSound() {
            return !speaker.equals("off");
        }

        private List<String> arguments(String microphone) {
            List<String> all = new ArrayList<>(
                    pictures ? Picture.GRID_OF_FOUR.arguments() : List.of("--camera", "off", "--view", "hidden"));
            all.removeAll(List.of("--mic", "tone"));
            all.addAll(List.of("--mic", microphone, "--audio", audio));
            return all;
        }

        SoundMeeting hold(int seconds) throws IOException, InterruptedException {
            return SoundMeeting.hold(arguments(speaker), arguments(listeners), pictures ? "frame" : "channel", seconds);
        }
    }

    Results run() throws IOException, InterruptedException {
        Results results = new Results("mesh sound");
        for (int round = 1; round <= rounds; round++) {
            for (Kind kind : Kind.values()) {
                progress.accept("round " + round + " of " + rounds + ", four people, " + kind.words);
                held.computeIfAbsent(kind, _ -> new ArrayList<>()).add(kind.hold(seconds));
            }
        }
        for (Kind kind : Kind.values()) {
            report(kind, results);
        }
        ratios(results);
        return results;
    }

    private void report(Kind kind, Results results) {
        results.add(kind.words + ": processors of all", "cores", each(kind, m -> List.of(m.cores())), "");
        if (kind.hasSound()) {
            results.add(kind.words + ": sound in a packet, each link", "ms", each(kind, SoundMeeting::packetMs), "");
            results.add(kind.words + ": sound without headers", "kbit/s", each(kind, SoundMeeting::audioKbps), "");
        }
    }

    private void ratios(Results results) {
        results.add(
                "one speaks: adapted to plain, the sound alone",
                "",
                parts(Kind.ONE_ADAPTED, Kind.NOTHING, Kind.ONE_PLAIN, Kind.NOTHING),
                "");
        results.add(
                "all speak: adapted to plain, the sound alone",
                "",
                parts(Kind.ALL_ADAPTED, Kind.NOTHING, Kind.ALL_PLAIN, Kind.NOTHING),
                "");
        results.add(
                "plain sound to the pictures of the same meeting",
                "",
                parts(Kind.PICTURES_PLAIN, Kind.PICTURES, Kind.PICTURES, Kind.NOTHING),
                "");
        results.add(
                "adapted sound to the pictures of the same meeting",
                "",
                parts(Kind.PICTURES_ADAPTED, Kind.PICTURES, Kind.PICTURES, Kind.NOTHING),
                "");
    }

    /** What {@code one} costs more than {@code floor}, as a part of what {@code other} costs more than {@code otherFloor}, each round. */
    private List<Double> parts(Kind one, Kind floor, Kind other, Kind otherFloor) {
        return IntStream.range(0, rounds)
                .mapToObj(round ->
                        (cores(one, round) - cores(floor, round)) / (cores(other, round) - cores(otherFloor, round)))
                .toList();
    }

    private double cores(Kind kind, int round) {
        return of(kind).get(round).cores();
    }

    private List<Double> each(Kind kind, Function<SoundMeeting, List<Double>> values) {
        return of(kind).stream()
                .flatMap(meeting -> values.apply(meeting).stream())
                .toList();
    }

    private List<SoundMeeting> of(Kind kind) {
        return held.getOrDefault(kind, List.of());
    }
}
