package dev.parley.client.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Event.NetworkChanged.Cause;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NetworkChangesTest {
    private static final Set<String> HOME = Set.of("wlan0 192.168.1.20", "wlan0 2001:db8::20");
    private static final Set<String> TRAIN = Set.of("wlan0 10.0.0.7");
    private static final Duration TICK = Duration.ofMillis(300);

    private final NetworkChanges changes = new NetworkChanges(TICK);
    private long nanos = 5_000_000_000_000L;

    @Test
    void the_first_look_is_no_change() {
        assertThat(changes.look(HOME, nanos)).isEmpty();
    }

    @Test
    void the_same_addresses_are_no_change() {
        look(HOME, TICK);
        assertThat(look(Set.copyOf(HOME), TICK)).isEmpty();
    }

    @Test
    void another_address_an_interface_less_and_one_more_are_each_told_once() {
        look(HOME, TICK);
        assertThat(look(TRAIN, TICK)).hasValue(Cause.INTERFACES);
        assertThat(look(TRAIN, TICK)).isEmpty();
        assertThat(look(Set.of(), TICK)).hasValue(Cause.OFFLINE);
        assertThat(look(Set.of(), TICK)).isEmpty();
        assertThat(look(HOME, TICK)).hasValue(Cause.INTERFACES);
    }

    @Test
    void the_addresses_that_were_there_before_the_last_one_went_are_told_apart_from_others() {
        look(HOME, TICK);
        look(Set.of(), TICK);
        assertThat(look(HOME, TICK)).hasValue(Cause.BACK);
        look(Set.of(), TICK);
        look(Set.of(), TICK);
        assertThat(look(TRAIN, TICK)).hasValue(Cause.INTERFACES);
    }

    @Test
    void three_seconds_more_than_a_tick_are_sleep() {
        look(HOME, TICK);
        assertThat(look(HOME, TICK.plusSeconds(3).minusNanos(1))).isEmpty();
        assertThat(look(HOME, TICK.plusSeconds(3))).hasValue(Cause.WOKE);
        assertThat(changes.gap()).isEqualTo(TICK.plusSeconds(3));
        assertThat(look(HOME, TICK)).isEmpty();
    }

    @Test
    void who_wakes_in_another_network_is_told_once_that_it_slept() {
        look(HOME, TICK);
        assertThat(look(TRAIN, Duration.ofHours(8))).hasValue(Cause.WOKE);
        assertThat(look(TRAIN, TICK)).isEmpty();
    }

    @Test
    void who_wakes_before_the_network_is_there_is_told_of_its_return_though_it_is_the_same() {
        look(HOME, TICK);
        assertThat(look(Set.of(), Duration.ofHours(8))).hasValue(Cause.WOKE);
        assertThat(look(Set.of(), TICK)).isEmpty();
        assertThat(look(HOME, TICK)).hasValue(Cause.INTERFACES);
    }

    private Optional<Cause> look(Set<String> addresses, Duration later) {
        nanos += later.toNanos();
        return changes.look(addresses, nanos);
    }
}
