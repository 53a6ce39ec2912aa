package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.IceServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsableServersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stun:stun.example.org",
                "stuns:192.0.2.1:5349",
                "turn:turn_1.example.org:65535?transport=udp",
                "turns:[2001:db8::1]:443?transport=tcp"
            })
    void complete_servers_are_used(String url) {
        assertThat(urlsOf(new IceServer(List.of(url), "name", "word"))).containsExactly(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stun:",
                "stun::",
                "stun:example.org:",
                "stun:example.org:0",
                "stun:example.org:65536",
                "stun:example.org:http",
                "stun://example.org:3478",
                "stun:ada@example.org",
                "stun:two words",
                "stun:[2001:db8::1",
                "stun:example.org?transport=udp",
                "turn:example.org?transport=sctp",
                "turn:example.org?transport=tcp&more"
            })
    void incomplete_addresses_are_left_out(String url) {
        assertThat(urlsOf(new IceServer(List.of(url, "stun:example.org"), "name", "word")))
                .containsExactly("stun:example.org");
        assertThat(UsableServers.of(List.of(new IceServer(List.of(url), "name", "word"))))
                .isEmpty();
    }

    @Test
    void a_relay_without_credentials_is_left_out() {
        assertThat(urlsOf(new IceServer(List.of("turn:example.org", "stun:example.org"), "name", "")))
                .containsExactly("stun:example.org");
    }

    private static List<String> urlsOf(IceServer server) {
        return UsableServers.of(List.of(server)).getFirst().urls;
    }
}
