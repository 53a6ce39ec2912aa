package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.app.process.HeadlessProcess;
import dev.parley.client.app.process.Launch;
import dev.parley.client.app.process.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** One server and its participants, each a real process started from the command line. Ada, Grace and Edsger stay. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Needs(Need.MEDIA_LIBRARY)
class MeetingProcessTest {
    private static final long PATIENCE_MS = 60_000;
    private static final int REJOINS = 10;

    private final List<HeadlessProcess> started = new ArrayList<>();
    private ServerProcess server;
    private String room;
    private HeadlessProcess ada;
    private HeadlessProcess grace;
    private HeadlessProcess edsger;

    @BeforeAll
    void three_people_meet() throws IOException, InterruptedException {
        server = ServerProcess.start();
        ada = person(
                "--create",
                "Standup",
                "--name",
                "Ada",
                "--peers",
                "2",
                "--say",
                "Ada's first",
                "--say",
                "Ada's second");
        JsonObject joined = await(ada, "joined", e -> true);
        room = joined.get("room").getAsString();
        grace = person("--room", room, "--name", "Grace", "--peers", "2", "--say", "Grace's only");
        edsger = person("--room", joined.get("link").getAsString(), "--name", "Edsger", "--peers", "2");
        // Whoever comes before these three have met is taken for one of the two whom they wait for before they speak.
        for (HeadlessProcess person : List.of(ada, grace, edsger)) {
            await(person, "channel", e -> peersOf(person, "channel") == 2);
        }
    }

    @AfterAll
    void everybody_goes() {
        started.forEach(HeadlessProcess::leave);
        started.forEach(HeadlessProcess::close);
        if (server != null) {
            server.close();
        }
    }

    @Test
    void each_sees_the_two_others_moving_patterns_and_hears_them() throws InterruptedException {
        for (HeadlessProcess person : List.of(ada, grace, edsger)) {
            await(
                    person,
                    "stats",
                    stats -> links(stats).stream()
                                    .filter(MeetingProcessTest::showsItsSenderMoving)
                                    .count()
                            >= 2);
            await(person, "audio", e -> peersOf(person, "audio") >= 2);
        }
    }

    @Test
    void each_message_comes_exactly_once_and_is_confirmed() throws InterruptedException {
        await(ada, "delivered", e -> ada.events("delivered").size() == 4);
        await(grace, "delivered", e -> grace.events("delivered").size() == 2);
        await(edsger, "chat", e -> edsger.events("chat").size() == 3);

        assertThat(texts(ada)).containsExactly("Grace's only");
        assertThat(texts(grace)).containsExactly("Ada's first", "Ada's second");
        assertThat(texts(edsger)).containsExactlyInAnyOrder("Ada's first", "Ada's second", "Grace's only");
    }

    @Test
    void a_guarded_meeting_lets_in_whom_its_host_admits_and_refuses_who_does_not_wait()
            throws IOException, InterruptedException {
        HeadlessProcess hedy =
                person("--create", "Closed", "--name", "Hedy", "--knock", "--admit", "--room-password", "open sesame");
        String guarded = await(hedy, "joined", e -> true).get("room").getAsString();
        HeadlessProcess alan = person("--room", guarded, "--name", "Alan", "--room-password", "open sesame");
        assertThat(alan.awaitExit(PATIENCE_MS)).as(() -> log(alan)).contains(4);
        assertThat(alan.events("error"))
                .extracting(e -> e.get("code").getAsString())
                .containsExactly("knock-required");

        HeadlessProcess ida = person("--room", guarded, "--name", "Ida", "--knock", "--room-password", "open sesame");
        await(ida, "waiting", e -> true);
        await(ida, "joined", e -> true);
    }

    @Test
    void someone_who_leaves_and_rejoins_ten_times_is_connected_to_all_each_time()
            throws IOException, InterruptedException {
        HeadlessProcess margaret = person(
                "--room", room, "--name", "Margaret", "--peers", "3", "--rejoin", "" + REJOINS, "--seconds", "2");

        assertThat(margaret.awaitExit(3 * PATIENCE_MS)).as(() -> log(margaret)).contains(0);
        assertThat(margaret.events("joined")).hasSize(1 + REJOINS);
        assertThat(margaret.events("connected")).hasSize(3 * (1 + REJOINS));
        assertThat(margaret.events("frame")).hasSize(3 * (1 + REJOINS));
        assertThat(margaret.events("left")).hasSize(1 + REJOINS);
        await(ada, "peer", e -> leavings(ada, "Margaret") == 1 + REJOINS);
        // No link is left over.
        await(ada, "stats", e -> time(e) > time(last(ada, "peer")) && links(e).size() == 2);
    }

    @Test
    void a_taken_name_ends_with_4_and_another_name_joins() throws IOException, InterruptedException {
        HeadlessProcess second = person("--room", room, "--name", " ADA ");
        assertThat(second.awaitExit(PATIENCE_MS)).as(() -> log(second)).contains(4);
        assertThat(log(second)).contains("name-taken");
        assertThat(second.events("error").getLast().get("code").getAsString()).isEqualTo("name-taken");

        HeadlessProcess renamed = person("--room", room, "--name", "Ada King", "--seconds", "1");
        assertThat(renamed.awaitExit(PATIENCE_MS)).as(() -> log(renamed)).contains(0);
        assertThat(renamed.events("joined")).hasSize(1);
    }

    @Test
    void an_unknown_room_ends_with_4() throws IOException, InterruptedException {
        HeadlessProcess lost = person("--room", "lusab-babad-gutih", "--name", "Tim");

        assertThat(lost.awaitExit(PATIENCE_MS)).contains(4);
        assertThat(log(lost)).contains("room-unknown");
    }

    @Test
    void no_server_ends_with_3_and_says_what_to_do() throws IOException, InterruptedException {
        HeadlessProcess lonely = start("--server", "ws://127.0.0.1:1", "--room", room, "--name", "Ken");

        assertThat(lonely.awaitExit(PATIENCE_MS)).contains(3);
        assertThat(log(lonely)).contains("Nothing answers at 127.0.0.1:1");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGINT for another process")
    void sigint_leaves_the_room_and_ends_with_0() throws IOException, InterruptedException {
        HeadlessProcess joan = person("--room", room, "--name", "Joan");
        await(joan, "connected", e -> true);
        new ProcessBuilder("kill", "-INT", String.valueOf(joan.pid())).start().waitFor();

        assertThat(joan.awaitExit(PATIENCE_MS)).as(() -> log(joan)).contains(0);
        assertThat(joan.events("left").getLast().get("reason").getAsString()).isEqualTo("left");
        assertThat(joan.events("summary")).hasSize(1);
        await(ada, "peer", e -> leavings(ada, "Joan") == 1);
    }

    @Test
    @DisabledOnOs(
            value = {OS.WINDOWS, OS.MAC},
            disabledReason = "only Linux runs without a display")
    void without_a_display_the_app_says_what_to_do_instead_and_ends_with_3() throws IOException, InterruptedException {
        assertThat(withoutDisplay(Map.of())).contains("there is no display", "parley headless --room LINK");
    }

    @Test
    @DisabledOnOs(
            value = {OS.WINDOWS, OS.MAC},
            disabledReason = "only Linux has Wayland")
    void on_wayland_without_x11_the_app_says_what_is_missing_and_ends_with_3()
            throws IOException, InterruptedException {
        assertThat(withoutDisplay(Map.of("WAYLAND_DISPLAY", "wayland-0"))).contains("xwayland", "parley demo");
    }

    private static String withoutDisplay(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Launch.command(List.of())).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
        return output;
    }

    /** A participant at the test's server with a camera that costs little. */
    private HeadlessProcess person(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--server", server.url(), "--size", "640x360", "--fps", "15"));
        all.addAll(List.of("--view", "320x180"));
        all.addAll(List.of(arguments));
        return start(all.toArray(String[]::new));
    }

    private HeadlessProcess start(String... arguments) throws IOException {
        HeadlessProcess process = HeadlessProcess.start(List.of(arguments));
        started.add(process);
        return process;
    }

    private static JsonObject await(HeadlessProcess person, String event, Predicate<JsonObject> which)
            throws InterruptedException {
        return person.await(event, which, PATIENCE_MS)
                .orElseThrow(() -> new AssertionError("no such " + event + " event. " + log(person)));
    }

    private static boolean showsItsSenderMoving(JsonObject link) {
        JsonObject pattern = link.getAsJsonObject("pattern");
        return pattern.get("recognised").getAsString().equals("yes")
                && pattern.get("frames").getAsInt() > 5;
    }

    private static List<JsonObject> links(JsonObject stats) {
        return stats.getAsJsonArray("links").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static List<String> texts(HeadlessProcess person) {
        return person.events("chat").stream()
                .map(e -> e.get("text").getAsString())
                .toList();
    }

    private static long peersOf(HeadlessProcess person, String event) {
        return person.events(event).stream()
                .map(e -> e.get("peer").getAsString())
                .distinct()
                .count();
    }

    private static long leavings(HeadlessProcess person, String name) {
        return person.events("peer").stream()
                .filter(e -> e.get("name").getAsString().equals(name))
                .filter(e -> e.get("state").getAsString().equals("left"))
                .count();
    }

    private static JsonObject last(HeadlessProcess person, String event) {
        return person.events(event).getLast();
    }

    private static double time(JsonObject event) {
        return event.get("t").getAsDouble();
    }

    private static String log(HeadlessProcess person) {
        return String.join("\n", person.log());
    }
}
