package dev.parley.client.app.bench.heal;

import com.google.gson.JsonObject;
import dev.parley.client.app.bench.Results;
import dev.parley.client.app.lab.LabMeeting;
import dev.parley.client.app.lab.Place;
import dev.parley.client.app.process.HeadlessProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server is killed and comes back after ten seconds; the meeting goes on, and once a link has to heal without it. */
final class ServerKilled {
    private static final int AWAY_SECONDS = 10;

    private final List<Double> gaps = new ArrayList<>();
    private final List<Double> signedIn = new ArrayList<>();
    private final List<Double> listRight = new ArrayList<>();
    private final List<Double> healed = new ArrayList<>();
    private final List<Double> answered = new ArrayList<>();

    void run(int rounds, Results results) throws IOException, InterruptedException {
        try (LabMeeting meeting = Seen.three()) {
            for (int i = 0; i < rounds; i++) {
                meeting.awaitPictures();
                goAndComeBack(meeting);
                meeting.awaitPictures();
                healMeanwhile(meeting);
            }
        }
        results.add("server killed for 10 s: gaps over 500 ms", "", gaps, "max 0");
        results.add("server back: everybody signed in", "ms", signedIn, "max 2000");
        results.add("server back: room list right", "ms", listRight, "max 2000");
        results.add("server away, a second interface: restarts answered, over the data channel", "ms", answered, "");
        results.add("server away, the first interface gone: video again", "ms", healed, "");
    }

    private void goAndComeBack(LabMeeting meeting) throws IOException, InterruptedException {
        Seen killed = Seen.fromNow(meeting);
        meeting.killServer();
        TimeUnit.SECONDS.sleep(AWAY_SECONDS);
        meeting.restartServer();
        double accepts = System.currentTimeMillis();
        for (String name : meeting.names()) {
            HeadlessProcess person = meeting.person(name);
            JsonObject welcome = meeting.await(name, "welcome", e -> person.epochMs(e) > killed.since());
            signedIn.add(Math.max(0, person.epochMs(welcome) - accepts));
            listRight.add(Math.max(0, listRight(meeting, name, killed) - accepts));
        }
        meeting.awaitPictures();
        gaps.add((double) meeting.gapsSince(killed.since()));
    }

    /** When somebody had their place again and saw everybody else have theirs, ms since 1970. */
    private static double listRight(LabMeeting meeting, String name, Seen killed) throws InterruptedException {
        HeadlessProcess person = meeting.person(name);
        JsonObject rejoined = meeting.await(name, "rejoined", e -> person.epochMs(e) > killed.since());
        double last = person.epochMs(rejoined);
        for (String other : meeting.names()) {
            if (!other.equals(name) && !names(rejoined).contains(other)) {
                JsonObject back = meeting.await(
                        name,
                        "peer",
                        e -> person.epochMs(e) > person.epochMs(rejoined)
                                && LabMeeting.isOf(person, e, other)
                                && !Seen.isState(e, "reconnecting")
                                && !Seen.isState(e, "left"));
                last = Math.max(last, person.epochMs(back));
            }
        }
        return last;
    }

    private static List<String> names(JsonObject rejoined) {
        return rejoined.getAsJsonArray("participants").asList().stream()
                .map(participant -> participant.getAsJsonObject().get("name").getAsString())
                .toList();
    }

    /** A restart goes over the channel as long as that works: so one has to have a second way before the first is gone. */
    private void healMeanwhile(LabMeeting meeting) throws IOException, InterruptedException {
        Seen killed = Seen.fromNow(meeting);
        meeting.killServer();
        try {
            for (String name : meeting.names()) {
                HeadlessProcess person = meeting.person(name);
                meeting.await(
                        name, "signaling", e -> person.epochMs(e) > killed.since() && Seen.isState(e, "reconnecting"));
            }
            Place place = meeting.place("Bob");
            place.plugIn();
            answered.add(Seen.fromNow(meeting).untilEveryPairOf("Bob", "negotiated"));
            place.unplug();
            healed.add(Seen.fromNow(meeting).videoAgain("Bob"));
        } finally {
            meeting.restartServer();
        }
        for (String name : meeting.names()) {
            listRight(meeting, name, killed);
        }
    }
}
