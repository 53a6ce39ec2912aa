package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.TestMain;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SignalingServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred people who come to their meetings at about the same time. Each of two processes holds two people of each
 * meeting, so that pairs are of one process and of two. Two processors are busy with this for half a minute.
 */
@EnabledIfSystemProperty(named = "parley.tests", matches = "long", disabledReason = "takes a minute")
@Needs(Need.MEDIA_LIBRARY)
class ManyRoomsTest {
    private static final int ROOMS = 25;
    private static final int SEATS = 4;
    private static final int PROCESSES = 2;

    /** A meeting begins so often: the last one 8.4 s after the first, so that everybody has come after ten. */
    private static final long EVERY_MS = 350;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    private final Set<String> facts = ConcurrentHashMap.newKeySet();
    private final List<Process> processes = new ArrayList<>();
    private final List<PrintStream> orders = new ArrayList<>();
    private final ScheduledExecutorService door = Executors.newSingleThreadScheduledExecutor(Threads.daemons("door"));

    @AfterEach
    void everybody_goes() {
        door.shutdownNow();
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void a_hundred_people_who_come_to_25_rooms_within_ten_seconds_all_meet() throws IOException {
        try (SignalingServer server = SignalingServer.start(ServerSettings.DEFAULTS)) {
            for (int index = 0; index < PROCESSES; index++) {
                start(index, server.url());
            }
            IntStream.range(0, ROOMS).forEach(this::getReady);

            long start = System.nanoTime();
            IntStream.range(0, ROOMS).forEach(this::beginLater);
            awaitFacts(people().map(name -> name + " joined"));
            double joined = secondsSince(start);
            awaitFacts(pairs());

            System.out.printf(
                    "All had joined after %.1f s. All pairs were connected, heard and read each other both ways after %.1f s."
                            + " Links on which something was tried twice: %d, of which rested meanwhile: %d.%n",
                    joined, secondsSince(start), count("repairs"), count("rests"));
        }
        assertThat(facts)
                .as("refusals that only a person could have answered")
                .noneMatch(fact -> fact.contains(" fails "));
    }

    private void beginLater(int room) {
        String first = name(room, 0);
        var _ = door.schedule(() -> order(first, "create " + first), room * EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }

    private static String name(int room, int seat) {
        return "r" + room + "-" + seat;
    }

    private static int seatOf(String name) {
        return Integer.parseInt(name.substring(name.indexOf('-') + 1));
    }

    private static Stream<String> others(String name) {
        String room = name.substring(0, name.indexOf('-') + 1);
        return IntStream.range(0, SEATS).mapToObj(seat -> room + seat).filter(other -> !other.equals(name));
    }

    private static Stream<String> people() {
        return IntStream.range(0, ROOMS)
                .boxed()
                .flatMap(room -> IntStream.range(0, SEATS).mapToObj(seat -> name(room, seat)));
    }

    /** What each person must have of each other one in the room. */
    private static Stream<String> pairs() {
        return people().flatMap(name -> others(name)
                .flatMap(other -> Stream.of("linked", "hears", "reads").map(fact -> name + " " + fact + " " + other)));
    }

    private long count(String verb) {
        return facts.stream().filter(fact -> fact.contains(" " + verb + " ")).count();
    }

    private void getReady(int room) {
        IntStream.range(0, SEATS).mapToObj(seat -> name(room, seat)).forEach(name -> order(name, "enter " + name));
        awaitFacts(IntStream.range(0, SEATS).mapToObj(seat -> name(room, seat) + " ready"));
    }

    private void awaitFacts(Stream<String> expected) {
        List<String> all = expected.toList();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(all.stream().filter(fact -> !facts.contains(fact)))
                        .as(this::logs)
                        .isEmpty());
    }

    private void start(int index, String server) throws IOException {
        List<String> command = TestMain.command(
                List.of("-Xmx256m"), ManyVoices.class, server, String.valueOf(SEATS - 1), folder.toString());
        Process process =
                new ProcessBuilder(command).redirectError(log(index).toFile()).start();
        processes.add(process);
        orders.add(new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8));
        Threads.daemon(
                        "voices",
                        () -> process.inputReader(StandardCharsets.UTF_8)
                                .lines()
                                .forEach(this::learn))
                .start();
    }

    private Path log(int index) {
        return folder.resolve("voices-" + index + ".log");
    }

    private String logs() {
        return IntStream.range(0, PROCESSES).mapToObj(this::lastLines).reduce("", String::concat);
    }

    private String lastLines(int index) {
        try (BufferedReader reader = Files.newBufferedReader(log(index))) {
            List<String> lines = reader.lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size())) + "\n";
        } catch (IOException e) {
            return e + "\n";
        }
    }

    private synchronized void order(String name, String order) {
        orders.get(seatOf(name) % PROCESSES).println(order);
    }

    /** The others come into a room as soon as it is there, and who was heard is told. */
    private void learn(String fact) {
        facts.add(fact);
        String[] words = fact.split(" ", -1);
        if (words.length < 2) {
            return; // a line of the library's own
        }
        if (words[1].equals("joined")) {
            facts.add(words[0] + " joined");
            if (seatOf(words[0]) == 0) {
                others(words[0]).forEach(other -> order(other, "join " + other + " " + words[2]));
            }
        }
        if (words[1].equals("hears")) {
            order(words[2], "heard " + words[2] + " " + words[0]);
        }
    }
}
