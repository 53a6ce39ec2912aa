package dev.parley.client.app.bench;

import com.google.gson.JsonObject;
import dev.parley.client.app.lab.LabMeeting;
import dev.parley.client.app.lab.NetworkLab;
import dev.parley.client.app.lab.Place;
import dev.parley.client.app.lab.TurnProcess;
import dev.parley.client.app.process.HeadlessProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How long a meeting of three takes to heal after each kind of fault, from the moment that the fault is over until everybody's
 * picture moves without a stop; in network namespaces, which needs root.
 */
final class HealBench {
    private static final String LINK_AIM = "p95 1500";
    private static final int SLOW_ROUNDS = 3;

    private final int rounds;

    /**
     * Prepares it.
     *
     * @param rounds how often each fault happens; those that take long at most {@value #SLOW_ROUNDS} times
     */
    HealBench(int rounds) {
        this.rounds = rounds;
    }

    Results run() throws IOException, InterruptedException {
        Results results = new Results("heal");
        NetworkLab.problem().ifPresent(problem -> {
            throw new IllegalStateException("This benchmark needs a network of its own. " + problem);
        });
        try (LabMeeting meeting = LabMeeting.open()) {
            for (String name : List.of("Ada", "Bob", "Cleo")) {
                meeting.enter(name);
            }
            results.add("link down 3 s: video again", "ms", link(meeting, 3, rounds), LINK_AIM);
            results.add("link down 8 s: video again", "ms", link(meeting, 8, rounds), LINK_AIM);
            results.add("link down 60 s: video again", "ms", link(meeting, 60, slowRounds()), LINK_AIM);
            results.add("another address: video again", "ms", address(meeting), "max 3000");
            server(meeting, results);
            results.add("asleep 40 s: video again", "ms", sleep(meeting), "max 3000");
            results.add("UDP one way only: video again", "ms", oneWay(meeting), "repaired or reported");
            killed(meeting, results);
        }
        Optional<String> withoutRelay = TurnProcess.problem();
        if (withoutRelay.isEmpty()) {
            relay(results);
        } else {
            results.add("relay: skipped, " + withoutRelay.get(), "", List.of(), "");
        }
        return results;
    }

    private int slowRounds() {
        return Math.min(rounds, SLOW_ROUNDS);
    }

    private static List<Double> link(LabMeeting meeting, int seconds, int rounds)
            throws IOException, InterruptedException {
        List<Double> values = new ArrayList<>();
        Place place = meeting.place("Bob");
        for (int i = 0; i < rounds; i++) {
            meeting.awaitPictures();
            place.linkDown();
            TimeUnit.SECONDS.sleep(seconds);
            place.linkUp();
            values.add(videoAgain(meeting));
        }
        return values;
    }

    private List<Double> address(LabMeeting meeting) throws IOException, InterruptedException {
        List<Double> values = new ArrayList<>();
        Place place = meeting.place("Bob");
        for (int i = 0; i < rounds; i++) {
            meeting.awaitPictures();
            place.unplug();
            TimeUnit.SECONDS.sleep(1);
            place.plugIn();
            values.add(videoAgain(meeting));
        }
        return values;
    }

    private List<Double> sleep(LabMeeting meeting) throws IOException, InterruptedException {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < slowRounds(); i++) {
            meeting.awaitPictures();
            meeting.person("Bob").suspend();
            TimeUnit.SECONDS.sleep(40);
            meeting.person("Bob").resume();
            values.add(videoAgain(meeting));
        }
        return values;
    }

    /** From the block on, while it lasts. */
    private List<Double> oneWay(LabMeeting meeting) throws IOException, InterruptedException {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < slowRounds(); i++) {
            meeting.awaitPictures();
            double blocked = System.currentTimeMillis();
            meeting.lab().firewall().blockUdp(meeting.place("Ada"), meeting.place("Bob"));
            values.add(Math.max(meeting.movedAfter("Bob", "Ada", blocked), meeting.movedAfter("Ada", "Bob", blocked)));
            meeting.lab().firewall().open();
        }
        return values;
    }

    /** From now until the slowest of Bob's four pictures moves. */
    private static double videoAgain(LabMeeting meeting) throws InterruptedException {
        double since = System.currentTimeMillis();
        double slowest = 0;
        for (String other : List.of("Ada", "Cleo")) {
            slowest = Math.max(slowest, meeting.movedAfter(other, "Bob", since));
            slowest = Math.max(slowest, meeting.movedAfter("Bob", other, since));
        }
        return slowest;
    }

    private void server(LabMeeting meeting, Results results) throws IOException, InterruptedException {
        List<Double> gaps = new ArrayList<>();
        List<Double> back = new ArrayList<>();
        for (int i = 0; i < slowRounds(); i++) {
            meeting.awaitPictures();
            double killed = System.currentTimeMillis();
            meeting.killServer();
            TimeUnit.SECONDS.sleep(10);
            meeting.restartServer();
            double accepts = System.currentTimeMillis();
            for (String name : meeting.names()) {
                HeadlessProcess person = meeting.person(name);
                JsonObject connected = meeting.await(name, "welcome", e -> person.epochMs(e) > killed);
                back.add(Math.max(0, person.epochMs(connected) - accepts));
            }
            meeting.awaitPictures();
            gaps.add((double) meeting.gapsSince(killed));
        }
        results.add("server killed for 10 s: gaps over 500 ms", "", gaps, "max 0");
        results.add("server back: everybody signed in", "ms", back, "max 2000");
    }

    private void killed(LabMeeting meeting, Results results) throws IOException, InterruptedException {
        List<Double> shown = new ArrayList<>();
        List<Double> back = new ArrayList<>();
        List<Double> seen = new ArrayList<>();
        HeadlessProcess ada = meeting.person("Ada");
        for (int i = 0; i < rounds; i++) {
            meeting.awaitPictures();
            double killed = System.currentTimeMillis();
            meeting.person("Bob").kill();
            JsonObject told = meeting.await("Ada", "peer", e -> ada.epochMs(e) > killed && isState(e, "reconnecting"));
            shown.add(ada.epochMs(told) - killed);
            back.add(ms(meeting.enter("Bob").events("joined").getFirst()));
            HeadlessProcess bob = meeting.person("Bob");
            meeting.await(
                    "Bob",
                    "frame",
                    e -> bob.events("frame").size() == meeting.names().size() - 1);
            seen.add(bob.events("frame").stream()
                    .mapToDouble(HealBench::ms)
                    .max()
                    .orElse(Double.NaN));
        }
        results.add("somebody killed: shown as reconnecting", "ms", shown, "max 5000");
        results.add("back under the same name: joined", "ms", back, "at once");
        results.add("back under the same name: sees all", "ms", seen, "");
    }

    private void relay(Results results) throws IOException, InterruptedException {
        try (LabMeeting meeting = LabMeeting.open(
                        "turn-servers=" + TurnProcess.udp() + "," + TurnProcess.tcp(),
                        "turn-secret=" + TurnProcess.SECRET,
                        "turn-ttl-seconds=20");
                TurnProcess _ = TurnProcess.start(meeting.lab())) {
            Place ada = meeting.place("Ada");
            meeting.lab().firewall().separate(ada, meeting.place("Bob"));
            meeting.lab().firewall().separate(ada, meeting.place("Dan"));
            meeting.lab().firewall().blockUdpToServers(meeting.place("Dan"));
            meeting.enter("Ada");
            results.add(
                    "no direct way, relay over UDP: first picture", "ms", List.of(firstPicture(meeting, "Bob")), "");
            results.add(
                    "no UDP either, relay over TCP: first picture", "ms", List.of(firstPicture(meeting, "Dan")), "");
            meeting.awaitPictures();
            double now = System.currentTimeMillis();
            TimeUnit.SECONDS.sleep(90);
            meeting.awaitPictures();
            results.add(
                    "credentials of 20 s, after 90 s: gaps over 500 ms",
                    "",
                    List.of((double) meeting.gapsSince(now)),
                    "max 0");
        }
    }

    private static double firstPicture(LabMeeting meeting, String name) throws IOException, InterruptedException {
        meeting.enter(name);
        String ada = meeting.id(name, "Ada");
        return ms(meeting.await(name, "frame", e -> e.get("peer").getAsString().equals(ada)));
    }

    private static boolean isState(JsonObject event, String state) {
        return event.get("state").getAsString().equals(state);
    }

    private static double ms(JsonObject event) {
        return event.get("ms").getAsDouble();
    }
}
