package dev.parley.client.app.bench.heal;

import com.google.gson.JsonObject;
import dev.parley.client.app.bench.Results;
import dev.parley.client.app.lab.LabMeeting;
import dev.parley.client.app.process.HeadlessProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** No UDP passes from one of two to the other any more. All times are from the block on, which lasts. */
final class OneWayUdp {
    /** A link that is reported to be good, or of which nothing is said. */
    private static final Set<String> SILENT = Set.of("good", "poor", "unknown");

    void run(int rounds, Results results) throws IOException, InterruptedException {
        List<Double> found = new ArrayList<>();
        List<Double> restarted = new ArrayList<>();
        List<Double> reported = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        try (LabMeeting meeting = Seen.three()) {
            for (int i = 0; i < rounds; i++) {
                meeting.awaitPictures();
                Seen blocked = Seen.fromNow(meeting);
                meeting.lab().firewall().blockUdp(meeting.place("Ada"), meeting.place("Bob"));
                found.add(blocked.untilEither("Ada", "Bob", List.of("link", "restart", "opened"), OneWayUdp::isFound));
                restarted.add(blocked.untilEither("Ada", "Bob", List.of("restart", "opened"), e -> true));
                again.add(Math.max(
                        meeting.movedAfter("Bob", "Ada", blocked.since()),
                        meeting.movedAfter("Ada", "Bob", blocked.since())));
                reported(meeting, blocked, "Ada", "Bob").ifPresent(reported::add);
                meeting.lab().firewall().open();
            }
        }
        results.add("UDP one way only: found", "ms", found, "max 5000");
        results.add("UDP one way only: restart begun", "ms", restarted, "max 5000");
        results.add("UDP one way only: reported in the table of who reaches whom", "ms", reported, "");
        results.add("UDP one way only: video again", "ms", again, "repaired or reported");
    }

    private static boolean isFound(JsonObject event) {
        return !event.has("state") || !Seen.isState(event, "connected");
    }

    /** Whichever of the two reports it first, once a second; empty if neither did before pictures moved again. */
    private static Optional<Double> reported(LabMeeting meeting, Seen blocked, String one, String other) {
        return Stream.concat(reports(meeting, blocked, one, other), reports(meeting, blocked, other, one))
                .min(Comparator.naturalOrder());
    }

    private static Stream<Double> reports(LabMeeting meeting, Seen blocked, String viewer, String other) {
        HeadlessProcess person = meeting.person(viewer);
        return person.events("stats").stream()
                .filter(stats -> isReported(stats, other))
                .map(stats -> person.epochMs(stats) - blocked.since())
                .filter(ms -> ms > 0);
    }

    private static boolean isReported(JsonObject stats, String other) {
        return LabMeeting.links(stats).stream()
                .filter(link -> link.get("name").getAsString().equals(other))
                .anyMatch(link -> !SILENT.contains(link.get("verdict").getAsString()));
    }
}
