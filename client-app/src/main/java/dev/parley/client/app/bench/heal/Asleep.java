package dev.parley.client.app.bench.heal;

import dev.parley.client.app.bench.Results;
import dev.parley.client.app.lab.LabMeeting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Somebody's computer sleeps longer than their place is kept. */
final class Asleep {
    private static final int SECONDS = 40;

    void run(int rounds, Results results) throws IOException, InterruptedException {
        List<Double> again = new ArrayList<>();
        List<Double> ghosts = new ArrayList<>();
        try (LabMeeting meeting = Seen.three()) {
            for (int i = 0; i < rounds; i++) {
                meeting.awaitPictures();
                meeting.person("Bob").suspend();
                TimeUnit.SECONDS.sleep(SECONDS);
                meeting.person("Bob").resume();
                Seen awake = Seen.fromNow(meeting);
                again.add(awake.videoAgain("Bob"));
                ghosts.add(awake.ghosts());
            }
        }
        results.add("asleep 40 s: video again", "ms", again, "max 3000");
        results.add("asleep 40 s: people too many or too few in the lists", "", ghosts, "max 0");
    }
}
