package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.RelayCertificates;
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
        assertThat(UsableServers.of(List.of(new IceServer(List.of(url), "name", "word")), RelayCertificates.CHECKED))
                .isEmpty();
    }

    @Test
    void a_relay_without_credentials_is_left_out() {
        assertThat(urlsOf(new IceServer(List.of("turn:example.org", "stun:example.org"), "name", "")))
                .containsExactly("stun:example.org");
    }

    @Test
    void certificates_are_checked_unless_the_person_said_otherwise() {
        assertThat(policy(RelayCertificates.CHECKED)).isEqualTo(TlsCertPolicy.SECURE);
        assertThat(policy(RelayCertificates.ANY)).isEqualTo(TlsCertPolicy.INSECURE_NO_CHECK);
        assertThat(Route.of(new LinkCommand.Open(List.of(), false, true)).certificates())
                .isEqualTo(RelayCertificates.CHECKED);
    }

    private static TlsCertPolicy policy(RelayCertificates certificates) {
        IceServer server = new IceServer(List.of("turns:example.org:5349?transport=tcp"), "name", "word");
        return UsableServers.of(List.of(server), certificates).getFirst().tlsCertPolicy;
    }

    private static List<String> urlsOf(IceServer server) {
        return UsableServers.of(List.of(server), RelayCertificates.CHECKED).getFirst().urls;
    }
}
