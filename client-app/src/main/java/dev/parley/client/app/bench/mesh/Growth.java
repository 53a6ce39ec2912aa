package dev.parley.client.app.bench.mesh;

import dev.parley.client.ui.room.TileLayout;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Meetings of two people, of three and so on, who show each other as the app's window of 1280×800 would, and who all speak all the
 * time: what each of them uses, and what the others get. At last the largest again with one who speaks, as people do.
 */
final class Growth {
    static final int FEWEST = 2;
    static final int MOST = 8;

    private static final int FPS = 25;

    /** The room for tiles in a window of 1280×800, without the bars above and below, and what lies between two tiles. */
    private static final int BOX_WIDTH = 1248;

    private static final int BOX_HEIGHT = 636;
    private static final int GAP = 12;

    /** The smallest picture that anybody is sent on a good line. */
    private static final int LEAST_LINES = 180;

    /** Until pictures have come back that were taken away while the programs started: a step of three takes ten seconds at the earliest. */
    private static final int SETTLE_SECONDS = 35;

    private final int seconds;
    private final Consumer<String> progress;

    Growth(int seconds, Consumer<String> progress) {
        this.seconds = seconds;
        this.progress = progress;
    }

    GrowthReport run() throws IOException, InterruptedException {
        GrowthReport report = new GrowthReport();
        for (int people = FEWEST; people <= MOST; people++) {
            Picture picture = shown(people);
            progress.accept(people + " people who show each other at " + picture.size());
            Meeting meeting = hold(people, new ParleyGathering(picture.arguments()));
            report.add(picture, meeting);
            if (people == MOST) {
                report.addWork(meeting);
            }
        }
        Picture picture = shown(MOST);
        progress.accept(MOST + " people of whom one speaks");
        report.addOneWhoSpeaks(picture, hold(MOST, ParleyGathering.withOneWhoSpeaks(picture)));
        report.conclude();
        return report;
    }

    private Meeting hold(int people, Gathering opened) throws IOException, InterruptedException {
        try (Gathering gathering = opened) {
            Meeting.gather(gathering, people, LEAST_LINES);
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            return Meeting.look(gathering.people(), seconds);
        }
    }

    /** One tile for each person, the own one too. */
    static Picture shown(int people) {
        TileLayout layout = TileLayout.of(people, BOX_WIDTH, BOX_HEIGHT, GAP);
        return new Picture(FPS, (int) layout.width(), (int) layout.height());
    }
}
