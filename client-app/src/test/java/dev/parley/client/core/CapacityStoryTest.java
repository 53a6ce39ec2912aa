package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.LinkEvent.Sampled;
import java.time.ZoneOffset;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To how many people the own connection can carry video: measured, remembered for each network, said. */
class CapacityStoryTest {
    /** A link over that kind of way sends so much for a while. */
    private static Story sends(Story story, String candidate, double kbps) {
        Story next = story;
        for (int i = 0; i < 7; i++) {
            next = next.after(1_000)
                    .when(Scenes.link(Scenes.key(next, ANN), new Sampled(Samples.sending(candidate, kbps))));
        }
        return next;
    }

    private static VideoReach before(Story story) {
        return VideoReach.before(story.state(), new PointInTime(story.now(), ZoneOffset.UTC));
    }

    private static VideoReach during(Story story) {
        return VideoReach.during(story.state(), new PointInTime(story.now(), ZoneOffset.UTC));
    }

    private static Story recalled(long bps, boolean full) {
        return Story.given(Program.initial())
                .when(new Event.CarriedRecalled(new Carried(bps, full, 1_800_000_000_000L - 86_400_000)));
    }

    private static Story seen() {
        DeviceState there = new DeviceState(true, "there", "");
        return Scenes.connectedTo(ANN).when(new Event.DevicesChanged(there, there));
    }

    @Test
    void what_was_not_measured_is_said_to_be_unknown() {
        Story story = Story.given(Program.initial());
        assertThat(before(story).text())
                .isEqualTo("In a meeting, Parley measures how many people you can send video to.");
        assertThat(before(story).details()).isEmpty();
        assertThat(during(seen()).text()).contains("is measuring");
        assertThat(during(Scenes.connectedTo(ANN)).text())
                .as("without a camera")
                .isEqualTo("Once somebody sees you, Parley measures how many people you can send video to.");
        assertThat(during(Scenes.joinedWith()).text())
                .as("there is nobody to measure with")
                .isEqualTo("Once somebody sees you, Parley measures how many people you can send video to.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    100000   | true  | Your connection can carry sound, but no video.
                    500000   | true  | Your connection can carry small pictures to 2 people.
                    240000   | true  | Your connection can carry small pictures to 1 person.
                    740000   | true  | Your connection can carry video to 1 person.
                    2400000  | true  | Your connection can carry video to 3 people.
                    2400000  | false | Your connection can carry video to at least 3 people.
                    50000000 | true  | Your connection can carry video to 9 people or more.
                    50000000 | false | Your connection can carry video to 9 people or more.
                    """)
    void what_was_remembered_is_said_before_a_meeting_and_at_its_beginning(long bps, boolean full, String text) {
        assertThat(before(recalled(bps, full)).text()).isEqualTo(text);
        assertThat(during(recalled(bps, full)).text()).isEqualTo(text);
    }

    @Test
    void having_sent_little_proves_nothing() {
        assertThat(before(recalled(500_000, false)).text()).startsWith("In a meeting, Parley measures");
    }

    @Test
    void when_and_what_was_measured_can_be_asked_for() {
        assertThat(before(recalled(2_400_000, true)).details())
                .isEqualTo("Measured on 2027-01-14 on this network: 2.4 Mbit/s. A good picture (640 × 360) with sound"
                        + " takes 0.7.");
    }

    @Test
    void what_leaves_the_network_is_remembered_for_the_next_meeting() {
        Story story = sends(Scenes.connectedTo(ANN), "srflx", 2_000);
        assertThat(during(story).text()).isEqualTo("Your connection can carry video to at least 2 people.");
        assertThat(before(story)).isEqualTo(during(story));
    }

    @Test
    void what_stays_in_the_own_network_counts_for_this_meeting_only() {
        Story story = sends(Scenes.connectedTo(ANN), "host", 2_000);
        assertThat(during(story).text()).isEqualTo("Your connection can carry video to at least 2 people.");
        assertThat(before(story).text()).startsWith("In a meeting, Parley measures");
    }

    @Test
    void what_is_remembered_is_still_said_while_little_is_sent() {
        Story remembered = Scenes.connectedTo(ANN).when(new Event.CarriedRecalled(new Carried(2_400_000, true, 0)));
        assertThat(during(sends(remembered, "srflx", 300)).text())
                .isEqualTo("Your connection can carry video to 3 people.");
    }

    @Test
    void a_full_network_that_nothing_leaves_is_not_remembered_for_the_next_meeting() {
        OptionalDouble full = OptionalDouble.of(900_000);
        Capacity inside = Capacity.UNKNOWN.after(full, 800_000, 0, 1_000);
        assertThat(inside.known().full()).isTrue();
        assertThat(inside.outside().best()).isEqualTo(Carried.UNKNOWN);
        Capacity outside = Capacity.UNKNOWN.after(full, 800_000, 800_000, 1_000);
        assertThat(outside.outside().best()).isEqualTo(new Carried(900_000, true, 1_000));
    }

    @Test
    void it_is_kept_when_it_is_found() {
        Story story = Scenes.connectedTo(ANN);
        int kept = 0;
        for (int i = 0; i < 20; i++) {
            story = story.after(1_000)
                    .when(Scenes.link(Scenes.key(story, ANN), new Sampled(Samples.sending("relay", 2_000))));
            kept += (int) story.effects().stream()
                    .filter(Effect.KeepCarried.class::isInstance)
                    .count();
        }
        assertThat(kept).isEqualTo(1);
    }

    @Test
    void on_another_network_nothing_is_known_until_it_is_recalled() {
        Story moved =
                sends(seen(), "srflx", 2_000).when(new Event.NetworkChanged(Event.NetworkChanged.Cause.INTERFACES));
        assertThat(during(moved).text()).contains("is measuring");
        assertThat(moved.state().mesh().uplink()).isEqualTo(Uplink.UNKNOWN);
        Story home = moved.when(new Event.CarriedRecalled(new Carried(900_000, true, moved.now())));
        assertThat(during(home).text()).isEqualTo("Your connection can carry video to 1 person.");
    }
}
