package dev.parley.client.app.bench.heal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.parley.client.app.bench.Results;
import dev.parley.client.app.lab.Firewall;
import dev.parley.client.app.lab.LabMeeting;
import dev.parley.client.app.lab.Place;
import dev.parley.client.app.lab.TurnProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Some have no direct way to each other, and meet through coturn: over UDP, over TCP, over TLS. */
final class NoDirectWay {
    private static final int TTL_SECONDS = 20;
    private static final int LATER_SECONDS = 90;
    private static final String[] ANY_CERTIFICATE = {"--turn-certificates", "any"};

    void run(int rounds, Results results) throws IOException, InterruptedException {
        Optional<String> without = TurnProcess.problem();
        if (without.isPresent()) {
            results.add("relay: skipped, " + without.get(), "", List.of(), "");
            return;
        }
        udpAndTcp(rounds, results);
        tls(rounds, results);
    }

    private static void udpAndTcp(int rounds, Results results) throws IOException, InterruptedException {
        try (LabMeeting meeting = LabMeeting.open(
                        "turn-servers=" + TurnProcess.udp() + "," + TurnProcess.tcp(),
                        "turn-secret=" + TurnProcess.SECRET,
                        "turn-ttl-seconds=" + TTL_SECONDS);
                TurnProcess _ = TurnProcess.start(meeting.lab())) {
            Place ada = meeting.place("Ada");
            Firewall firewall = meeting.lab().firewall();
            firewall.separate(ada, meeting.place("Bob"));
            firewall.separate(ada, meeting.place("Dan"));
            firewall.blockUdpToServers(meeting.place("Dan"));
            meeting.enter("Ada");
            results.add(
                    "no direct way, relay over UDP: first picture", "ms", firstPictures(meeting, "Bob", rounds), "");
            results.add(
                    "no UDP either, relay over TCP: first picture", "ms", firstPictures(meeting, "Dan", rounds), "");
            meeting.enter("Cleo");
            meeting.awaitPictures();
            paths(meeting, results);
            later(meeting, results);
        }
    }

    private static void paths(LabMeeting meeting, Results results) throws InterruptedException {
        double relayed = relayed(meeting, "Ada", "Bob") + relayed(meeting, "Ada", "Dan");
        double needless = relayed(meeting, "Bob", "Dan");
        for (String other : List.of("Ada", "Bob", "Dan")) {
            needless += relayed(meeting, "Cleo", other);
        }
        results.add("pairs without a direct way that use the relay, of 2", "", List.of(relayed), "min 2");
        results.add("pairs with a direct way that use the relay, of 4", "", List.of(needless), "max 0");
    }

    /** By the candidates in use: at one end at least it is the relay's. */
    private static double relayed(LabMeeting meeting, String one, String other) throws InterruptedException {
        return candidate(meeting, one, other).equals("relay")
                        || candidate(meeting, other, one).equals("relay")
                ? 1
                : 0;
    }

    private static String candidate(LabMeeting meeting, String viewer, String other) throws InterruptedException {
        double now = System.currentTimeMillis();
        JsonObject stats = meeting.await(
                viewer,
                "stats",
                e -> meeting.person(viewer).epochMs(e) > now
                        && candidate(e, other).isPresent());
        return candidate(stats, other).orElseThrow();
    }

    private static Optional<String> candidate(JsonObject stats, String other) {
        return LabMeeting.links(stats).stream()
                .filter(link -> link.get("name").getAsString().equals(other))
                .map(link -> link.get("candidate"))
                .filter(candidate -> !candidate.isJsonNull())
                .map(JsonElement::getAsString)
                .findFirst();
    }

    private static void later(LabMeeting meeting, Results results) throws InterruptedException {
        Seen whole = Seen.fromNow(meeting);
        TimeUnit.SECONDS.sleep(LATER_SECONDS);
        meeting.awaitPictures();
        results.add(
                "credentials of 20 s, after 90 s: gaps over 500 ms",
                "",
                List.of((double) meeting.gapsSince(whole.since())),
                "max 0");
    }

    private static void tls(int rounds, Results results) throws IOException, InterruptedException {
        try (LabMeeting meeting =
                        LabMeeting.open("turn-servers=" + TurnProcess.tls(), "turn-secret=" + TurnProcess.SECRET);
                TurnProcess _ = TurnProcess.startTls(meeting.lab())) {
            Firewall firewall = meeting.lab().firewall();
            firewall.separate(meeting.place("Ada"), meeting.place("Bob"));
            for (String name : List.of("Ada", "Bob")) {
                firewall.allowTcpToServersOnly(meeting.place(name), meeting.serverPort(), TurnProcess.TLS_PORT);
            }
            meeting.enter("Ada", ANY_CERTIFICATE);
            List<Double> pictures = firstPictures(meeting, "Bob", rounds, ANY_CERTIFICATE);
            results.add("nothing but TLS, relay over TLS: first picture", "ms", pictures, "");
        }
    }

    /** From joining on, each time of somebody who was not there before; the last one stays. */
    private static List<Double> firstPictures(LabMeeting meeting, String name, int rounds, String... arguments)
            throws IOException, InterruptedException {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            if (i > 0) {
                leave(meeting, name);
            }
            meeting.enter(name, arguments);
            String ada = meeting.id(name, "Ada");
            values.add(Seen.ms(meeting.await(
                    name, "frame", e -> e.get("peer").getAsString().equals(ada))));
        }
        return values;
    }

    private static void leave(LabMeeting meeting, String name) throws InterruptedException {
        Seen leaves = Seen.fromNow(meeting);
        meeting.person(name).leave();
        leaves.until("Ada", "peer", name, e -> Seen.isState(e, "left"));
        meeting.forget(name);
    }
}
