package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ui.common.SupportBundles.Progress;
import javafx.scene.Node;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The charts of one's connections, from the table of connections. */
class StatisticsPanelTest extends WindowTest<FakeStore> {
    StatisticsPanelTest() {
        super(new FakeStore(States.inMeeting().connected("Ben", "Carla").build()));
    }

    @BeforeEach
    void measure() {
        statistics.measured("Ben");
        robot.clickOn("#connections");
    }

    @Test
    void the_charts_of_a_pair_are_reached_from_it_and_lead_back() {
        robot.clickOn(startingWith("You reach Carla")).clickOn("Charts");
        assertThat(says("Carla (2 of 2)")).isTrue();
        assertThat(says("Nothing has been measured yet. The first values come a second after you are connected."))
                .isTrue();
        robot.clickOn(robot.from(robot.lookup(".side")).lookup("Connections").<Node>query());
        assertThat(says("Each row shows how one person reaches the others.")).isTrue();
    }

    @Test
    void ways_between_others_have_no_charts() {
        robot.clickOn(startingWith("Ben reaches Carla"));
        assertThat(says("Charts")).isFalse();
        robot.clickOn(startingWith("Ben reaches you"));
        assertThat(says("Charts")).isTrue();
    }

    @Test
    void every_value_is_said_with_its_unit_and_to_a_screen_reader() {
        robot.clickOn("Charts of your connections");
        assertThat(says("24 ms")).isTrue();
        assertThat(says("path: through NAT · codec: VP8 · you can send about 2400 kbit/s"))
                .isTrue();
        assertThat(startingWith("Picture height: sent 360 px now, 180 px to 360 px in the last two minutes;"))
                .isNotNull();
        assertThat(startingWith("Loss: sent – now")).isNotNull();
    }

    @Test
    void one_goes_from_person_to_person_and_round() {
        robot.clickOn("Charts of your connections");
        assertThat(says("Ben (1 of 2)")).isTrue();
        robot.clickOn(called("Person before"));
        assertThat(says("Carla (2 of 2)")).isTrue();
        robot.clickOn(called("Next person"));
        assertThat(says("Ben (1 of 2)")).isTrue();
    }

    @Test
    void when_the_person_leaves_another_is_shown() {
        robot.clickOn("Charts of your connections");
        robot.interact(() -> store.show(States.inMeeting().connected("Carla").build()));
        assertThat(says("Carla")).isTrue();
        robot.interact(() -> store.show(States.inMeeting().build()));
        assertThat(says("Nobody else is here, so there is nothing to measure yet."))
                .isTrue();
    }

    @Test
    void saving_says_what_it_does() {
        robot.clickOn("Charts of your connections").clickOn("Save as JSON…");
        assertThat(says("Saving…")).isTrue();
        robot.interact(() -> statistics.tell(new Progress.Failed("Choose another folder.")));
        assertThat(says("Choose another folder.")).isTrue();
        robot.clickOn("Save as JSON…");
        robot.interact(() -> statistics.tell(new Progress.Saved("/tmp/s.json")));
        assertThat(says("Saved as /tmp/s.json.")).isTrue();
    }
}
