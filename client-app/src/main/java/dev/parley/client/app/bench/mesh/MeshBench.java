package dev.parley.client.app.bench.mesh;

import dev.parley.client.app.bench.Report;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What a full mesh costs and holds, in sections that each measure for themselves. */
public final class MeshBench {
    /** What can be measured. */
    public enum Section {
        /** The same meeting with browsers and with Parley. */
        BROWSER,
        /** The encoders of four people's sound. */
        SOUND,
        /** One of four behind a slow line. */
        WEAK,
        /** More and more people. */
        GROWTH,
        /** What pictures cost that nobody looks at. */
        HIDDEN,
        /** Half an hour. */
        LONG;

        /** What is measured if nobody says otherwise. */
        public static final List<Section> USUAL = List.of(BROWSER, SOUND, WEAK, GROWTH, HIDDEN);

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final int rounds;
    private final int seconds;
    private final int minutes;
    private final Consumer<String> progress;

    /**
     * Prepares it.
     *
     * @param rounds how often what is compared is measured
     * @param seconds how long a meeting is looked at
     * @param minutes how long the long meeting lasts
     * @param progress is told what happens next
     */
    public MeshBench(int rounds, int seconds, int minutes, Consumer<String> progress) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.minutes = minutes;
        this.progress = progress;
    }

    /** Measures sections, in this order. */
    public void run(List<Section> sections, Consumer<Report> reports) throws IOException, InterruptedException {
        for (Section section : sections) {
            reports.accept(run(section));
        }
    }

    private Report run(Section section) throws IOException, InterruptedException {
        Consumer<String> told = what -> progress.accept(section + ": " + what);
        return switch (section) {
            case BROWSER -> new AgainstBrowser(rounds, seconds, told).run();
            case SOUND -> new SoundCost(rounds, seconds, told).run();
            case WEAK -> new WeakMember(seconds, told).run();
            case GROWTH -> new Growth(seconds, told).run();
            case HIDDEN -> new Hidden(rounds, seconds, told).run();
            case LONG -> new LongMeeting(minutes, told).run();
        };
    }
}
