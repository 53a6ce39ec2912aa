package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.session.RateSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The limits of addresses, counted through a proxy on this computer. */
class BehindProxyTest {
    private static final String REFUSED = "HTTP/1.1 503 too-many-connections";
    private static final String OPENED = "HTTP/1.1 101 Web Socket Protocol Handshake";

    private static ServerSettings twoForEachAddress(TrustedProxies proxies) {
        RateSettings limits = RateSettings.DEFAULTS;
        return ServerSettings.DEFAULTS
                .withSockets(SocketSettings.DEFAULTS
                        .withTimes(5_000, 2_000, 20)
                        .withConnections(100, 2)
                        .withProxies(proxies))
                .withSessions(ServerSettings.DEFAULTS
                        .sessions()
                        .withLimits(limits.withAddressLimits(
                                limits.addressMessages(), limits.addressConnections(), false)));
    }

    private static TrustedProxies trusting(String range) {
        return new TrustedProxies(
                List.of(AddressRange.parse(range).orElseThrow()), TrustedProxies.Header.X_FORWARDED_FOR);
    }

    /** What those get who come one after the other with these values, and stay. */
    private static List<String> answers(SignalingServer server, String... forwardedFor) throws IOException {
        List<RawSocket> open = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        try {
            for (String value : forwardedFor) {
                RawSocket socket = new RawSocket(server.port());
                open.add(socket);
                answers.add(socket.request("X-Forwarded-For: " + value + "\r\n"));
            }
        } finally {
            for (RawSocket socket : open) {
                socket.hangUp();
            }
        }
        return answers;
    }

    @Test
    void each_client_of_a_trusted_proxy_has_its_own_limit() throws Exception {
        try (SignalingServer server = SignalingServer.start(twoForEachAddress(trusting("127.0.0.0/8")))) {
            assertThat(answers(server, "203.0.113.1", "203.0.113.1", "203.0.113.2", "203.0.113.1"))
                    .containsExactly(OPENED, OPENED, OPENED, REFUSED);
        }
    }

    @Test
    void what_a_client_wrote_before_the_proxy_gains_it_nothing() throws Exception {
        try (SignalingServer server = SignalingServer.start(twoForEachAddress(trusting("127.0.0.0/8")))) {
            assertThat(answers(server, "1.1.1.1, 203.0.113.1", "1.1.1.2, 203.0.113.1", "1.1.1.3, 203.0.113.1"))
                    .containsExactly(OPENED, OPENED, REFUSED);
        }
    }

    @Test
    void without_a_trusted_proxy_the_field_counts_for_nothing() throws Exception {
        for (TrustedProxies proxies : List.of(TrustedProxies.NONE, trusting("10.0.0.0/8"))) {
            try (SignalingServer server = SignalingServer.start(twoForEachAddress(proxies))) {
                assertThat(answers(server, "203.0.113.1", "203.0.113.2", "203.0.113.3"))
                        .containsExactly(OPENED, OPENED, REFUSED);
            }
        }
    }

    @Test
    void whoever_leaves_makes_room_for_another_of_the_same_address() throws Exception {
        try (SignalingServer server = SignalingServer.start(twoForEachAddress(trusting("127.0.0.0/8")))) {
            for (int i = 0; i < 3; i++) {
                assertThat(answers(server, "203.0.113.1", "203.0.113.1")).containsExactly(OPENED, OPENED);
                Awaitility.await().until(() -> server.stats().connections() == 0);
            }
        }
    }
}
