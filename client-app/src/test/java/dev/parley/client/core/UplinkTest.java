package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Uplink.Use;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be known of the own uplink. */
class UplinkTest {
    private static final Use FREE = new Use(1_500_000, 700_000, 700_000);
    private static final Use LIMITED = new Use(300_000, 290_000, 700_000);

    /** It shows a small tile, which gets through. */
    private static final Use SMALL = new Use(400_000, 200_000, 200_000);

    /** Its estimate is low only because it was never tried. */
    private static final Use IDLE = new Use(300_000, 50_000, 700_000);

    private Uplink uplink = Uplink.UNKNOWN;
    private long now = 1_000_000;

    private void seconds(int count, Use... links) {
        for (int i = 0; i < count; i++) {
            uplink = uplink.after(List.of(links), now);
            now += 1_000;
        }
    }

    @Test
    void a_single_limited_link_is_that_peers_own_trouble() {
        seconds(10, LIMITED, FREE, FREE);
        assertThat(uplink.bps()).isEmpty();
        seconds(10, LIMITED);
        assertThat(uplink.bps()).isEmpty();
    }

    @Test
    void when_most_links_are_at_their_limits_these_are_parts_of_the_uplink() {
        seconds(1, LIMITED, LIMITED, SMALL);
        assertThat(uplink.bps()).as("once may be chance").isEmpty();
        seconds(1, LIMITED, LIMITED, SMALL);
        assertThat(uplink.bps()).hasValue(1_000_000);
    }

    @Test
    void two_limited_links_beside_one_that_gets_more_through_are_those_peers_own_troubles() {
        seconds(10, LIMITED, LIMITED, FREE);
        assertThat(uplink.bps()).isEmpty();
    }

    @Test
    void low_estimates_of_links_that_send_little_say_nothing() {
        seconds(10, IDLE, IDLE, IDLE);
        assertThat(uplink.bps()).isEmpty();
    }

    @Test
    void when_links_have_room_again_it_grows_and_is_forgotten() {
        seconds(3, LIMITED, LIMITED, LIMITED);
        assertThat(uplink.bps()).hasValue(900_000);
        seconds(1, FREE, FREE, FREE);
        assertThat(uplink.bps().getAsDouble()).as("carefully at first").isLessThan(1_000_000);
        seconds(5, FREE, FREE, FREE);
        assertThat(uplink.bps().getAsDouble()).isGreaterThan(3 * 740_000);
        seconds(8, FREE, FREE, FREE);
        assertThat(uplink.bps()).isEmpty();
    }

    @Test
    void it_takes_one_step_a_second_however_many_samples_come() {
        seconds(3, LIMITED, LIMITED);
        double before = uplink.bps().getAsDouble();
        for (int i = 0; i < 8; i++) {
            uplink = uplink.after(List.of(FREE, FREE), now + i * 100L);
        }
        assertThat(uplink.bps()).hasValue(before * 1.1);
    }
}
