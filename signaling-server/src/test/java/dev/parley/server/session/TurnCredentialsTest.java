package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.IceServer;
import dev.parley.protocol.ServerMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What coturn's use-auth-secret expects. */
class TurnCredentialsTest {
    /** {@code printf '1767225600:session-1' | openssl dgst -sha1 -hmac 'north wind' -binary | base64}. */
    @Test
    void the_password_is_what_openssl_computes() {
        assertThat(TurnCredentials.of("north wind", "session-1", 1_767_225_600L))
                .isEqualTo(new TurnCredentials("1767225600:session-1", "d13dHK+ZU0NeyLaxNvkZM3QZb8c="));
    }

    @Test
    void stun_needs_no_credentials_and_turn_expires_after_its_time() {
        IceSettings ice = new IceSettings(List.of("stun:s:3478"), List.of("turn:t:3478"), "north wind", 600);
        ServerMessage.IceServers told = ice.serversFor("session-1", 1_767_225_000_999L);
        assertThat(told.ttlSeconds()).isEqualTo(600);
        assertThat(told.servers())
                .containsExactly(
                        new IceServer(List.of("stun:s:3478"), "", ""),
                        new IceServer(List.of("turn:t:3478"), "1767225600:session-1", "d13dHK+ZU0NeyLaxNvkZM3QZb8c="));
        assertThat(ice.toString()).doesNotContain("north wind");
    }

    @Test
    void without_turn_nothing_expires() {
        assertThat(IceSettings.NONE.serversFor("s", 5)).isEqualTo(new ServerMessage.IceServers(List.of(), 0));
    }
}
