package dev.parley.client.app.bench.heal;

import dev.parley.client.app.bench.Results;
import dev.parley.client.app.lab.LabMeeting;
import dev.parley.client.app.process.HeadlessProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Somebody's program is killed: once they come back at once, once after their place was given away. */
final class PersonKilled {
    /** Short, so that measuring does not take long. */
    private static final int GRACE_SECONDS = 10;

    private final List<Double> shown = new ArrayList<>();
    private final List<Double> back = new ArrayList<>();
    private final List<Double> sees = new ArrayList<>();
    private final List<Double> gone = new ArrayList<>();
    private final List<Double> ghosts = new ArrayList<>();

    void run(int rounds, Results results) throws IOException, InterruptedException {
        try (LabMeeting meeting = Seen.three("grace-seconds=" + GRACE_SECONDS)) {
            for (int i = 0; i < rounds; i++) {
                meeting.awaitPictures();
                kill(meeting);
                comeBack(meeting);
                meeting.awaitPictures();
                ghosts.add(Seen.fromNow(meeting).ghosts());
                Seen killed = kill(meeting);
                gone.add(killed.until("Ada", "peer", "Bob", e -> Seen.isState(e, "left")) / 1000);
                meeting.enter("Bob");
            }
        }
        results.add("somebody killed: shown as reconnecting", "ms", shown, "max 5000");
        results.add("back under the same name: joined", "ms", back, "at once");
        results.add("back under the same name: sees all", "ms", sees, "");
        results.add("back: people too many or too few in the lists", "", ghosts, "max 0");
        results.add("somebody killed: gone, places being kept for " + GRACE_SECONDS + " s", "s", gone, "about 10");
    }

    private Seen kill(LabMeeting meeting) throws InterruptedException {
        Seen killed = Seen.fromNow(meeting);
        meeting.person("Bob").kill();
        shown.add(killed.until("Ada", "peer", "Bob", e -> Seen.isState(e, "reconnecting")));
        return killed;
    }

    private void comeBack(LabMeeting meeting) throws IOException, InterruptedException {
        back.add(Seen.ms(meeting.enter("Bob").events("joined").getFirst()));
        HeadlessProcess bob = meeting.person("Bob");
        int others = meeting.names().size() - 1;
        meeting.await("Bob", "frame", e -> bob.events("frame").size() == others);
        sees.add(bob.events("frame").stream().mapToDouble(Seen::ms).max().orElse(Double.NaN));
    }
}
