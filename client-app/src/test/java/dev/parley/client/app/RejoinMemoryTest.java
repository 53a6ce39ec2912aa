package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.app.process.HeadlessProcess;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SignalingServer;
import dev.parley.server.session.Rate;
import dev.parley.server.session.RateSettings;
import dev.parley.server.session.SessionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What somebody who leaves and comes back all day costs. */
@EnabledIfSystemProperty(named = "parley.tests", matches = "long", disabledReason = "takes a minute")
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
@Needs(Need.MEDIA_LIBRARY)
class RejoinMemoryTest {
    private static final long PATIENCE_MS = 1_200_000;
    private static final long LOOK_MS = 10;
    private static final int CYCLES = 500;

    /** Until then everything that is made once has been made. */
    private static final int FIRST_CYCLES = 50;

    /** webrtc-java itself loses about 90 KB with each connection, although it is freed. */
    private static final double MOST_KB_A_CYCLE = 150;

    /** The JVM starts a compiler's thread when it wants to. One that a hundred cycles leave behind is found all the same. */
    private static final long SPARE = 2;

    /** It returns more than ten times a second here, which a server would not bear with. */
    private static final Rate ENOUGH = new Rate(1_000_000_000, 1_000_000_000);

    private static final ServerSettings PATIENT =
            ServerSettings.DEFAULTS.withSessions(SessionSettings.DEFAULTS.withLimits(RateSettings.all(ENOUGH)));

    /** What a process holds. A connection has about eight threads and five handles, so that differs within a cycle. */
    private record Held(long threads, long handles) {
        static Held by(long pid) throws IOException {
            return new Held(count(proc(pid).resolve("task")), count(proc(pid).resolve("fd")));
        }

        private static long count(Path folder) throws IOException {
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.count();
            }
        }

        Held orMore(Held other) {
            return new Held(Math.max(threads, other.threads), Math.max(handles, other.handles));
        }
    }

    @Test
    void five_hundred_returns_all_connect_and_leave_almost_nothing_behind() throws IOException, InterruptedException {
        try (SignalingServer server = SignalingServer.start(PATIENT);
                HeadlessProcess ada = start(server, "Ada", "--create", "Door")) {
            String room =
                    ada.await("joined", PATIENCE_MS).orElseThrow().get("room").getAsString();
            try (HeadlessProcess grace = start(server, "Grace", "--room", room, "--rejoin", String.valueOf(CYCLES))) {
                comesAndGoes(grace);
            }
        }
    }

    private static void comesAndGoes(HeadlessProcess person) throws IOException, InterruptedException {
        mostHeldUntil(person, "connected", FIRST_CYCLES);
        long earlyKb = residentKb(person.pid());
        Held most = mostHeldUntil(person, "connected", CYCLES / 2);
        // In the meeting to stay, after the last return.
        mostHeldUntil(person, "frame", CYCLES + 1);
        double kbACycle = (residentKb(person.pid()) - earlyKb) / (double) (CYCLES - FIRST_CYCLES);
        Held late = Held.by(person.pid());

        System.out.println("Resident memory grew by " + Math.round(kbACycle) + " KB a cycle; most until half time: "
                + most + ", at the end: " + late);
        assertThat(person.events("connected")).hasSize(CYCLES + 1);
        assertThat(person.events("error")).isEmpty();
        assertThat(kbACycle).isLessThanOrEqualTo(MOST_KB_A_CYCLE);
        assertThat(late.threads()).as("threads").isLessThanOrEqualTo(most.threads() + SPARE);
        assertThat(late.handles()).as("handles").isLessThanOrEqualTo(most.handles() + SPARE);
    }

    /** Waits until something has happened so many times. */
    private static Held mostHeldUntil(HeadlessProcess person, String event, int times)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        Held most = Held.by(person.pid());
        while (person.events(event).size() < times) {
            assertThat(person.awaitExit(LOOK_MS))
                    .as(() -> "its end; " + String.join(" | ", person.log()))
                    .isEmpty();
            assertThat(System.nanoTime())
                    .as("time for " + times + " × " + event)
                    .isLessThan(deadline);
            most = most.orMore(Held.by(person.pid()));
        }
        return most;
    }

    /** Just after its garbage was collected. */
    private static long residentKb(long pid) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        int exit = new ProcessBuilder(jcmd, String.valueOf(pid), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).as("jcmd GC.run").isZero();
        return Files.readAllLines(proc(pid).resolve("status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static Path proc(long pid) {
        return Path.of("/proc", String.valueOf(pid));
    }

    private static HeadlessProcess start(SignalingServer server, String name, String... where) throws IOException {
        List<String> media = List.of("--size", "320x180", "--fps", "10", "--view", "320x180");
        return HeadlessProcess.start(Stream.of(List.of("--server", server.url(), "--name", name), media, List.of(where))
                .flatMap(List::stream)
                .toList());
    }
}
