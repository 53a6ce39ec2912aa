package dev.parley.client.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.app.process.HeadlessProcess;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Cleo reaches everybody; Ada and Bob, and Ada and Dan, have no direct way to each other and meet through coturn: Bob over UDP,
 * Dan, whose network lets no UDP out to the servers, over TCP. The credentials are good for 20 seconds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Needs({Need.MEDIA_LIBRARY, Need.NETWORK_LAB, Need.TURN_SERVER})
class RelayTest {
    private LabMeeting meeting;
    private TurnProcess turn;

    @BeforeAll
    void people_meet_some_of_whom_have_no_direct_way() throws IOException, InterruptedException {
        meeting = LabMeeting.open(
                "turn-servers=" + TurnProcess.udp() + "," + TurnProcess.tcp(),
                "turn-secret=" + TurnProcess.SECRET,
                "turn-ttl-seconds=20",
                "grace-seconds=3");
        turn = TurnProcess.start(meeting.lab());
        Place ada = meeting.place("Ada");
        meeting.lab().firewall().separate(ada, meeting.place("Bob"));
        meeting.lab().firewall().separate(ada, meeting.place("Dan"));
        meeting.lab().firewall().blockUdpToServers(meeting.place("Dan"));
        for (String name : List.of("Ada", "Bob", "Cleo", "Dan")) {
            meeting.enter(name);
        }
    }

    @AfterAll
    void everybody_goes() {
        if (turn != null) {
            turn.close();
        }
        if (meeting != null) {
            meeting.close();
        }
    }

    @Test
    void who_has_no_direct_way_meets_over_the_relay_and_everybody_else_directly() throws InterruptedException {
        meeting.awaitPictures();
        assertThat(relayed("Ada", "Bob")).as("Ada and Bob, over UDP").isTrue();
        assertThat(relayed("Ada", "Dan")).as("Ada and Dan, over TCP").isTrue();
        assertThat(relayed("Ada", "Cleo")).isFalse();
        assertThat(relayed("Bob", "Cleo")).isFalse();
        assertThat(relayed("Dan", "Cleo")).isFalse();
        assertThat(relayed("Dan", "Bob")).isFalse();
    }

    @Test
    @EnabledIfSystemProperty(named = "parley.tests", matches = "long", disabledReason = "takes more than a minute")
    void a_call_over_the_relay_goes_on_after_its_credentials_expired() throws InterruptedException {
        meeting.awaitPictures();
        for (int expiry = 1; expiry <= 3; expiry++) {
            double next = System.currentTimeMillis() + 23_000;
            meeting.await("Ada", "stats", e -> meeting.person("Ada").epochMs(e) > next);
        }
        meeting.awaitPictures();
        assertThat(meeting.person("Ada").events("link"))
                .extracting(event -> event.get("state").getAsString())
                .doesNotContain("reconnecting", "failed");
    }

    @Test
    void who_is_killed_is_gone_after_the_grace_period() throws IOException, InterruptedException {
        meeting.enter("Eve");
        double killed = System.currentTimeMillis();
        meeting.person("Eve").kill();
        HeadlessProcess cleo = meeting.person("Cleo");
        meeting.await(
                "Cleo",
                "peer",
                e -> cleo.epochMs(e) > killed
                        && e.get("name").getAsString().equals("Eve")
                        && e.get("state").getAsString().equals("left"));
        meeting.forget("Eve");
    }

    /** The local candidate of at least one of the two is the relay's. */
    private boolean relayed(String one, String other) throws InterruptedException {
        return candidate(one, other).equals("relay") || candidate(other, one).equals("relay");
    }

    private String candidate(String viewer, String other) throws InterruptedException {
        JsonObject stats = meeting.await(viewer, "stats", e -> path(e, other).isPresent());
        return path(stats, other).orElseThrow();
    }

    /** Empty before it was measured. */
    private static Optional<String> path(JsonObject stats, String other) {
        return LabMeeting.links(stats).stream()
                .filter(link -> link.get("name").getAsString().equals(other))
                .map(link -> link.get("candidate"))
                .filter(candidate -> !candidate.isJsonNull())
                .map(JsonElement::getAsString)
                .findFirst();
    }
}
