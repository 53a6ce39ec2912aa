package dev.parley.client.app.lab;

import static dev.parley.client.app.lab.LabMeeting.PATIENCE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.client.webrtc.NativeLibrary;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What happens to a meeting of three when its network, its server or somebody's computer fails; real processes in network
 * namespaces. How fast it heals is the business of {@code parley bench heal}: here it only must.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealingTest {
    private LabMeeting meeting;

    @BeforeAll
    void three_people_meet() throws IOException, InterruptedException {
        NetworkLab.problem().ifPresent(problem -> Assumptions.abort("HealingTest is skipped: " + problem));
        NativeLibrary.problem().ifPresent(problem -> Assumptions.abort("HealingTest is skipped: " + problem));
        meeting = LabMeeting.open();
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
    void a_link_that_was_down_for_three_seconds_carries_pictures_again() throws IOException, InterruptedException {
        interrupt(3);
    }

    @Test
    void a_link_that_was_down_for_eight_seconds_carries_pictures_again() throws IOException, InterruptedException {
        interrupt(8);
    }

    @Test
    @EnabledIfSystemProperty(named = "parley.tests", matches = "long", disabledReason = "takes more than a minute")
    void a_link_that_was_down_for_a_minute_carries_pictures_again() throws IOException, InterruptedException {
        interrupt(60);
    }

    /** On the same connections: nobody meets anybody a second time. */
    private void interrupt(int seconds) throws IOException, InterruptedException {
        List<JsonObject> met = meeting.person("Ada").events("frame");
        Place place = meeting.place("Bob");
        place.linkDown();
        Thread.sleep(seconds * 1000L);
        place.linkUp();
        double up = System.currentTimeMillis();
        for (String other : List.of("Ada", "Cleo")) {
            assertThat(meeting.movedAfter(other, "Bob", up)).isLessThan(PATIENCE_MS);
            assertThat(meeting.movedAfter("Bob", other, up)).isLessThan(PATIENCE_MS);
        }
        assertThat(meeting.person("Ada").events("frame")).isEqualTo(met);
    }
}
