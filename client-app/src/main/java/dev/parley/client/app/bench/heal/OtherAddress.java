package dev.parley.client.app.bench.heal;

import dev.parley.client.app.bench.Results;
import dev.parley.client.app.lab.LabMeeting;
import dev.parley.client.app.lab.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Somebody's interface is removed, and a second later another one comes, with another address. */
final class OtherAddress {
    private final List<Double> begun = new ArrayList<>();
    private final List<Double> answered = new ArrayList<>();
    private final List<Double> again = new ArrayList<>();

    void run(int rounds, Results results) throws IOException, InterruptedException {
        try (LabMeeting meeting = Seen.three()) {
            for (int i = 0; i < rounds; i++) {
                meeting.awaitPictures();
                change(meeting);
            }
        }
        results.add("another address: restart begun", "ms", begun, "max 2000");
        results.add("another address: restart answered", "ms", answered, "");
        results.add("another address: video again", "ms", again, "max 3000");
    }

    /** An interrupted link that nobody restarts waits for 5 s first. */
    private void change(LabMeeting meeting) throws IOException, InterruptedException {
        Place place = meeting.place("Bob");
        place.unplug();
        TimeUnit.SECONDS.sleep(1);
        place.plugIn();
        Seen seen = Seen.fromNow(meeting);
        begun.add(seen.untilEveryPairOf("Bob", "restart"));
        answered.add(seen.untilEveryPairOf("Bob", "negotiated"));
        again.add(seen.videoAgain("Bob"));
    }
}
