package dev.parley.client.app.bench.heal;

import dev.parley.client.app.bench.Results;
import dev.parley.client.app.lab.LabMeeting;
import dev.parley.client.app.lab.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Somebody's link is down for some seconds and comes up as it was. */
final class LinkDown {
    /**
     * The server notices after up to 30 s that nobody is there, and keeps the place for 30 s more. Who comes back later is somebody new,
     * with new connections.
     */
    private static final int SURELY_KEPT_SECONDS = 30;

    private final int seconds;

    LinkDown(int seconds) {
        this.seconds = seconds;
    }

    void run(int rounds, Results results) throws IOException, InterruptedException {
        List<Double> again = new ArrayList<>();
        List<Double> rebuilt = new ArrayList<>();
        try (LabMeeting meeting = Seen.three()) {
            Place place = meeting.place("Bob");
            for (int i = 0; i < rounds; i++) {
                meeting.awaitPictures();
                Seen before = Seen.fromNow(meeting);
                place.linkDown();
                TimeUnit.SECONDS.sleep(seconds);
                place.linkUp();
                again.add(Seen.fromNow(meeting).videoAgain("Bob"));
                rebuilt.add(before.rebuilt());
            }
        }
        results.add("link down " + seconds + " s: video again", "ms", again, "p95 1500");
        results.add(
                "link down " + seconds + " s: connections built anew",
                "",
                rebuilt,
                seconds > SURELY_KEPT_SECONDS ? "0 unless the place is gone" : "max 0");
    }
}
