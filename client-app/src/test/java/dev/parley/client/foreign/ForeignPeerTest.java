package dev.parley.client.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.app.browser.PageServer;
import dev.parley.client.app.process.ConfiguredServer;
import dev.parley.client.app.process.HeadlessProcess;
import dev.parley.client.app.process.ServerProcess;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Konrad is a page in Chromium that was written from docs/protocol.md alone ({@code src/test/resources/foreign-peer}); Ada and
 * Grace are Parley. What the page cannot do, another program could not either.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Needs({Need.MEDIA_LIBRARY, Need.CHROMIUM})
class ForeignPeerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<HeadlessProcess> started = new ArrayList<>();
    private PageServer pages;
    private ServerProcess server;
    private HeadlessProcess ada;
    private HeadlessProcess grace;
    private Chromium konrad;

    @BeforeAll
    void a_page_joins_two_people(@TempDir Path folder) throws IOException, InterruptedException {
        pages = new PageServer("/foreign-peer", _ -> {});
        server = ConfiguredServer.start(folder, "allowed-origins=" + pages.origin());
        ada = person("--create", "Salon", "--name", "Ada", "--peers", "2", "--say", "Bonjour,\nça va?");
        String room = await(ada, "joined", _ -> true).get("room").getAsString();
        grace = person("--room", room, "--name", "Grace", "--peers", "2", "--say", "Good morning!");
        await(grace, "joined", _ -> true);
        String wish = "server=" + encode(server.url()) + "&room=" + room + "&name=Konrad";
        konrad = Chromium.open(folder.resolve("profile"), pages.origin() + "/index.html#" + wish);
    }

    @AfterAll
    void everybody_goes() {
        if (konrad != null) {
            konrad.close();
        }
        started.forEach(HeadlessProcess::leave);
        started.forEach(HeadlessProcess::close);
        if (server != null) {
            server.close();
        }
        if (pages != null) {
            pages.close();
        }
    }

    @BeforeEach
    void all_three_are_connected() throws InterruptedException {
        konradWaits("parley.peers().length === 2");
        konradSees("p.state === 'connected' && p.isOpen");
    }

    @Test
    @Order(1)
    void video_is_decoded_and_moves_both_ways() throws InterruptedException {
        konradSees("p.measured.videoFrames > 20");
        konradWaits("parley.peers().every(parley.hasContrast)");
        konradWaits("(await Promise.all(parley.peers().map(parley.moves))).every(moves => moves)");
        for (HeadlessProcess person : List.of(ada, grace)) {
            await(person, "frame", e -> peer(e).equals(konradsId()));
            awaitMoreFramesOfKonrad(person, 20);
        }
    }

    /** The camera of each has 640 by 360; each shows the others smaller. */
    @Test
    @Order(2)
    void nobody_is_sent_more_than_they_display() throws InterruptedException {
        konradWaits("parley.peers().every(peer => parley.videoOf(peer).videoWidth === 320)");
        for (HeadlessProcess person : List.of(ada, grace)) {
            await(person, "stats", e -> sum(linksToKonrad(e), "recvWidth") == 320);
        }
    }

    @Test
    @Order(3)
    void sound_comes_both_ways() throws InterruptedException {
        konradSees("p.measured.audioPackets > 50 && p.measured.audioEnergy > 0");
        for (HeadlessProcess person : List.of(ada, grace)) {
            await(person, "audio", e -> peer(e).equals(konradsId()));
        }
    }

    @Test
    @Order(4)
    void chat_comes_exactly_once_and_is_confirmed_both_ways() throws InterruptedException {
        konradWaits("parley.chats.length === 2");
        for (HeadlessProcess person : List.of(ada, grace)) {
            await(person, "delivered", e -> peer(e).equals(konradsId()));
        }
        String id = text("parley.say('Guten Tag,\\nwie geht es?')");
        konradWaits("parley.confirmed.filter(c => c.id === '%s').length === 2".formatted(id));
        // What is sent again, as after a lost confirmation, is confirmed again and not shown again.
        konrad.evaluate("parley.sayAgain('%s')".formatted(id));
        konradWaits("(await Promise.all(parley.peers().map(peer => peer.channel.ping()))).length === 2");
        konrad.evaluate("parley.say('Auf Wiedersehen!')");

        for (HeadlessProcess person : List.of(ada, grace)) {
            await(person, "chat", e -> e.get("text").getAsString().equals("Auf Wiedersehen!"));
            assertThat(fromKonrad(person)).containsExactly("Guten Tag,\nwie geht es?", "Auf Wiedersehen!");
        }
        assertThat(text("parley.chats.map(c => c.name + ': ' + c.text).sort().join('|')"))
                .isEqualTo("Ada: Bonjour,\nça va?|Grace: Good morning!");
    }

    @Test
    @Order(5)
    void a_reloaded_page_takes_its_name_again_and_meets_everybody() throws InterruptedException {
        String before = konradsId();
        konrad.reload();
        all_three_are_connected();

        String after = konradsId();
        assertThat(after).isNotEqualTo(before);
        konradSees("p.measured.videoFrames > 0 && p.measured.audioPackets > 0");
        for (HeadlessProcess person : List.of(ada, grace)) {
            await(person, "peer", e -> peer(e).equals(before) && state(e).equals("left"));
            await(person, "frame", e -> peer(e).equals(after));
            await(person, "audio", e -> peer(e).equals(after));
        }
    }

    @Test
    @Order(6)
    void an_ice_restart_of_the_page_keeps_the_connections() throws InterruptedException {
        theSameConnectionsGoOnAfter("peer.restartIce()", "true");
    }

    /** Who is told that nothing arrives restarts the connection. The page offers its own restart at that moment. */
    @Test
    @Order(7)
    void both_restart_at_the_same_moment_and_one_restart_is_left() throws InterruptedException {
        theSameConnectionsGoOnAfter(
                "peer.deaf = peer.collide = true", "p.log.won + p.log.yielded > was.log.won + was.log.yielded");
    }

    @Test
    @Order(8)
    void without_the_server_connections_are_mended_and_the_place_is_resumed() throws InterruptedException {
        String before = konradsId();
        konrad.evaluate("parley.server.goAway()");
        theSameConnectionsGoOnAfter("peer.restartIce()", "true");
        String connections = connections();
        konrad.evaluate("parley.server.comeBack()");
        konradWaits("parley.joins === 2 && parley.state === 'joined'");

        assertThat(konradsId()).isEqualTo(before);
        konradSees("p.state === 'connected' && p.isOpen");
        assertThat(connections()).isEqualTo(connections);
    }

    @Test
    @Order(9)
    void a_connection_made_anew_carries_what_was_written_meanwhile_once() throws InterruptedException {
        konrad.evaluate("parley.keepReports()");
        konrad.evaluate("parley.peers().forEach(peer => peer.startOver())");
        String id = text("parley.say('Written on the way.')");
        konradSees("p.generation === was.generation + 1 && p.state === 'connected'");
        konradWaits("parley.confirmed.filter(c => c.id === '%s').length === 2".formatted(id));
        konradSees("p.measured.videoFrames > 10 && p.measured.audioPackets > 10");

        for (HeadlessProcess person : List.of(ada, grace)) {
            awaitMoreFramesOfKonrad(person, 10);
            assertThat(fromKonrad(person)).containsOnlyOnce("Written on the way.");
        }
    }

    /**
     * Does something to the page's connection to each. It must lead to new ICE credentials of each, which work, on the same
     * connection with the same data channel, and to pictures both ways.
     */
    private void theSameConnectionsGoOnAfter(String action, String evidence) throws InterruptedException {
        konrad.evaluate("parley.keepReports()");
        konrad.evaluate("parley.peers().forEach(peer => { %s; })".formatted(action));
        konradSees("p.state === 'connected' && p.isSettled && " + evidence);
        konradSees("p.ufrags.every(ufrag => !was.ufrags.includes(ufrag))");
        // libwebrtc may stay with the old pair while that works too, so it is enough that a new one works.
        konradSees("p.measured.workingPairs.some(pair => String(pair) === String(p.ufrags))");
        konrad.evaluate("parley.peers().forEach(peer => { peer.deaf = false; })");
        konradSees("p.generation === was.generation && p.log.channels === was.log.channels && !p.log.errors.length");

        konrad.evaluate("parley.keepReports()");
        konradSees("p.measured.videoFrames > was.measured.videoFrames + 10");
        awaitMoreFramesOfKonrad(ada, 10);
        awaitMoreFramesOfKonrad(grace, 10);
    }

    private void awaitMoreFramesOfKonrad(HeadlessProcess person, int more) throws InterruptedException {
        List<JsonObject> soFar = person.events("stats");
        int before = soFar.isEmpty() ? 0 : framesOfKonrad(soFar.getLast());
        await(person, "stats", e -> framesOfKonrad(e) > before + more);
    }

    /** Waits until the condition holds for p, what the page reports of Ada, and of Grace; was is the report that was kept. */
    private void konradSees(String condition) throws InterruptedException {
        konradWaits("parley.everyReport((p, was) => %s)".formatted(condition));
    }

    private void konradWaits(String condition) throws InterruptedException {
        assertThat(konrad.await(condition, PATIENCE))
                .as(() -> condition + log())
                .isEqualTo("true");
    }

    private static List<String> fromKonrad(HeadlessProcess person) {
        return person.events("chat").stream()
                .filter(e -> e.get("name").getAsString().equals("Konrad"))
                .map(e -> e.get("text").getAsString())
                .toList();
    }

    /** What changes if a connection of the page is made anew. */
    private String connections() {
        return text("""
                parley.reports()
                    .then(all => all.map(p => `${p.id} ${p.generation} ${p.log.channels} ${p.ufrags}`).join())""");
    }

    private String konradsId() {
        return text("parley.self");
    }

    private String text(String expression) {
        try {
            return konrad.evaluate(expression).getAsString();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String log() {
        return " " + text("parley.reports().then(JSON.stringify)") + " " + konrad.complaints() + "\nAda: " + ada.log()
                + "\nGrace: " + grace.log();
    }

    private static int framesOfKonrad(JsonObject stats) {
        return sum(linksToKonrad(stats), "framesDecoded");
    }

    private static List<JsonObject> linksToKonrad(JsonObject stats) {
        return stats.getAsJsonArray("links").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(link -> link.get("name").getAsString().equals("Konrad"))
                .toList();
    }

    private static int sum(List<JsonObject> links, String field) {
        return links.stream().mapToInt(link -> link.get(field).getAsInt()).sum();
    }

    private static String state(JsonObject event) {
        return event.get("state").getAsString();
    }

    private static String peer(JsonObject event) {
        return event.get("peer").getAsString();
    }

    /** A participant at the test's server with a camera that costs little. */
    private HeadlessProcess person(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--server", server.url(), "--size", "640x360", "--fps", "15"));
        all.addAll(List.of("--view", "320x180"));
        all.addAll(List.of(arguments));
        HeadlessProcess process = HeadlessProcess.start(all);
        started.add(process);
        return process;
    }

    private static JsonObject await(HeadlessProcess person, String event, Predicate<JsonObject> which)
            throws InterruptedException {
        return person.await(event, which, PATIENCE.toMillis())
                .orElseThrow(() -> new AssertionError("no such " + event + " event. " + person.log()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
