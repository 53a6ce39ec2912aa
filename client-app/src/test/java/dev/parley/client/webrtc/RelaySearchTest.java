package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.LinkEvent.RelaysTried;
import dev.parley.protocol.IceCandidate;
import org.junit.jupiter.api.Test;

class RelaySearchTest {
    private static final IceCandidate HOST =
            new IceCandidate("candidate:1 1 udp 2122 10.0.0.2 50000 typ host generation 0", "0", 0);
    private static final IceCandidate RELAY =
            new IceCandidate("candidate:2 1 udp 2122 10.0.0.1 50000 typ relay raddr 10.0.0.2 rport 1", "0", 0);

    private final RelaySearch search = new RelaySearch();

    @Test
    void a_relay_that_failed_from_each_address_is_unusable() {
        search.failed("stun:192.0.2.1", "701 timed out");
        search.failed("turns:192.0.2.1", "701 Failed to establish connection");
        search.failed("turn:192.0.2.2", "401 Unauthorized");
        search.found(HOST);

        assertThat(search.tried()).isEqualTo(new RelaysTried("turns:192.0.2.1", "701 Failed to establish connection"));
    }

    @Test
    void one_way_to_a_relay_is_enough() {
        search.failed("turns:192.0.2.1", "701 Failed to establish connection");
        search.found(RELAY);

        assertThat(search.tried()).isEqualTo(new RelaysTried("", ""));
    }

    @Test
    void each_search_begins_anew() {
        search.found(RELAY);
        search.begin();
        search.failed("turn:192.0.2.1", "401 Unauthorized");
        assertThat(search.tried()).isEqualTo(new RelaysTried("turn:192.0.2.1", "401 Unauthorized"));

        search.begin();
        assertThat(search.tried()).isEqualTo(new RelaysTried("", ""));
    }
}
