package dev.parley.client.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.app.process.HeadlessProcess;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What becomes of a meeting of three when its network, its server or somebody's computer fails: real processes in network
 * namespaces. How fast it heals, {@code parley bench heal} measures; here it must, however slow the machine is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Needs({Need.MEDIA_LIBRARY, Need.NETWORK_LAB})
class HealingTest {
    private LabMeeting meeting;

    @BeforeAll
    void three_people_meet() throws IOException, InterruptedException {
        meeting = LabMeeting.open("grace-seconds=12");
        meeting.enter("Ada");
        meeting.enter("Bob");
        meeting.enter("Cleo");
    }

    @AfterAll
    void everybody_goes() {
        if (meeting != null) {
            meeting.close();
        }
    }

    @BeforeEach
    void everybody_sees_everybody() throws InterruptedException {
        meeting.awaitPictures();
    }

    @Test
    void pictures_come_again_after_a_link_was_down_for_three_seconds() throws IOException, InterruptedException {
        interrupt(3);
    }

    @Test
    void pictures_come_again_after_a_link_was_down_for_eight_seconds() throws IOException, InterruptedException {
        interrupt(8);
    }

    @Test
    @EnabledIfSystemProperty(named = "parley.tests", matches = "long", disabledReason = "takes more than a minute")
    void pictures_come_again_after_a_link_was_down_for_a_minute() throws IOException, InterruptedException {
        pass(60);
        meeting.awaitPictures();
    }

    /** On the same connections: nobody meets anybody a second time. */
    private void interrupt(int seconds) throws IOException, InterruptedException {
        List<JsonObject> met = meeting.person("Ada").events("frame");
        List<JsonObject> opened = meeting.person("Ada").events("opened");
        pass(seconds);
        meeting.awaitPictures();
        assertThat(meeting.person("Ada").events("frame")).isEqualTo(met);
        assertThat(meeting.person("Ada").events("opened")).isNotEmpty().isEqualTo(opened);
    }

    private void pass(int seconds) throws IOException, InterruptedException {
        meeting.place("Bob").linkDown();
        try {
            awaitStandstill("Ada", "Bob");
            TimeUnit.SECONDS.sleep(seconds - 1); // the fault, not a wait for something
        } finally {
            meeting.place("Bob").linkUp();
        }
    }

    @Test
    void pictures_come_again_from_another_address() throws IOException, InterruptedException {
        meeting.place("Bob").unplug();
        meeting.place("Bob").plugIn();
        meeting.awaitPictures();
    }

    @Test
    void a_server_that_is_killed_and_comes_back_disturbs_no_call() throws IOException, InterruptedException {
        int links = meeting.person("Ada").events("link").size();
        double killed = System.currentTimeMillis();
        meeting.killServer();
        try {
            awaitSignaling("reconnecting", killed);
        } finally {
            meeting.restartServer();
        }
        awaitSignaling("connected", killed);
        for (String name : meeting.names()) {
            HeadlessProcess person = meeting.person(name);
            meeting.await(name, "rejoined", e -> person.epochMs(e) > killed);
        }
        meeting.awaitPictures();
        assertThat(meeting.person("Ada").events("link")).hasSize(links);
        meeting.enter("Dan");
        meeting.awaitPictures();
        goAway("Dan");
    }

    private void awaitSignaling(String state, double since) throws InterruptedException {
        for (String name : meeting.names()) {
            HeadlessProcess person = meeting.person(name);
            meeting.await(name, "signaling", e -> person.epochMs(e) > since && isState(e, state));
        }
    }

    /**
     * The offers go over the data channel. Nothing but a restart finds the new interface, and the old one is taken away; not before
     * the restart is answered, since from then on nothing but the server could carry it.
     */
    @Test
    void a_connection_finds_another_way_while_the_server_is_away() throws IOException, InterruptedException {
        double killed = System.currentTimeMillis();
        meeting.killServer();
        try {
            awaitSignaling("reconnecting", killed);
            Place place = meeting.place("Bob");
            double plugged = System.currentTimeMillis();
            place.plugIn();
            awaitAnswers("Bob", plugged);
            assertThat(meeting.person("Bob").events("restart"))
                    .anyMatch(e -> meeting.person("Bob").epochMs(e) > plugged);
            place.unplug();
            meeting.awaitPictures();
        } finally {
            meeting.restartServer();
        }
        awaitSignaling("connected", killed);
    }

    private void awaitAnswers(String name, double since) throws InterruptedException {
        HeadlessProcess person = meeting.person(name);
        for (String other : meeting.names()) {
            if (!other.equals(name)) {
                String peer = meeting.id(name, other);
                meeting.await(
                        name,
                        "negotiated",
                        e -> person.epochMs(e) > since
                                && e.get("peer").getAsString().equals(peer));
            }
        }
    }

    @Test
    void somebody_who_is_killed_is_shown_as_cut_off_and_comes_back_under_the_same_name()
            throws IOException, InterruptedException {
        double killed = System.currentTimeMillis();
        meeting.person("Bob").kill();
        awaitPeer("Ada", "Bob", "reconnecting", killed);

        meeting.enter("Bob");

        meeting.awaitPictures();
        assertThat(shown("Ada")).containsExactlyInAnyOrder("Bob", "Cleo");
    }

    @Test
    @EnabledIfSystemProperty(named = "parley.tests", matches = "long", disabledReason = "takes a minute")
    void somebody_whose_computer_slept_longer_than_the_grace_period_is_there_again_once()
            throws IOException, InterruptedException {
        meeting.person("Bob").suspend();
        TimeUnit.SECONDS.sleep(40); // the fault, not a wait for something
        meeting.person("Bob").resume();
        meeting.awaitPictures();
        assertThat(shown("Ada")).containsExactlyInAnyOrder("Bob", "Cleo");
        assertThat(shown("Bob")).containsExactlyInAnyOrder("Ada", "Cleo");
    }

    /** It goes over TCP then, and who only receives finds out from what the other one says. */
    @Test
    @EnabledIfSystemProperty(named = "parley.tests", matches = "long", disabledReason = "may take a minute")
    void a_connection_that_carries_udp_one_way_only_is_repaired() throws IOException, InterruptedException {
        meeting.lab().firewall().blockUdp(meeting.place("Ada"), meeting.place("Bob"));
        try {
            awaitStandstill("Bob", "Ada");
            meeting.awaitPictures();
        } finally {
            meeting.lab().firewall().open();
        }
        meeting.awaitPictures();
    }

    @Test
    void a_connection_without_any_way_is_reported_and_comes_back_with_the_way()
            throws IOException, InterruptedException {
        double separated = System.currentTimeMillis();
        meeting.lab().firewall().separate(meeting.place("Ada"), meeting.place("Bob"));
        try {
            for (String name : List.of("Ada", "Bob")) {
                HeadlessProcess person = meeting.person(name);
                meeting.await(name, "link", e -> person.epochMs(e) > separated && isState(e, "reconnecting"));
            }
            meeting.awaitPictures("Cleo", "Ada");
            meeting.awaitPictures("Cleo", "Bob");
        } finally {
            meeting.lab().firewall().open();
        }
        meeting.awaitPictures();
    }

    /** A second without a new picture. */
    private void awaitStandstill(String viewer, String sender) throws InterruptedException {
        HeadlessProcess person = meeting.person(viewer);
        double now = System.currentTimeMillis();
        meeting.await(viewer, "stats", e -> person.epochMs(e) > now && standsStill(e, sender));
    }

    private static boolean standsStill(JsonObject stats, String sender) {
        return LabMeeting.links(stats).stream()
                .filter(link -> link.get("name").getAsString().equals(sender))
                .anyMatch(link -> link.getAsJsonObject("pattern").get("gapMs").getAsDouble() > 1000);
    }

    private void goAway(String name) throws InterruptedException {
        double now = System.currentTimeMillis();
        meeting.person(name).leave();
        awaitPeer("Ada", name, "left", now);
        meeting.forget(name);
    }

    private void awaitPeer(String viewer, String name, String state, double since) throws InterruptedException {
        HeadlessProcess person = meeting.person(viewer);
        meeting.await(
                viewer,
                "peer",
                e -> person.epochMs(e) > since && e.get("name").getAsString().equals(name) && isState(e, state));
    }

    private List<String> shown(String viewer) throws InterruptedException {
        double now = System.currentTimeMillis();
        HeadlessProcess person = meeting.person(viewer);
        return LabMeeting.links(meeting.await(viewer, "stats", e -> person.epochMs(e) > now)).stream()
                .map(link -> link.get("name").getAsString())
                .toList();
    }

    private static boolean isState(JsonObject event, String state) {
        return event.get("state").getAsString().equals(state);
    }
}
