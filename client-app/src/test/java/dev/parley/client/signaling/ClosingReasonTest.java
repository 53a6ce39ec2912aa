package dev.parley.client.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ClosingReasonTest {
    private static final URI SERVER = URI.create("ws://127.0.0.1:8443");

    @Test
    void a_refused_handshake_names_the_servers_reason() {
        String line = "Invalid status code received: 503 Status line: HTTP/1.1 503 too-many-connections";
        assertThat(ClosingReason.of(false, 1002, line, SERVER)).contains("too-many-connections", "Try again later");
    }

    @Test
    void a_foreign_server_is_called_no_parley_server() {
        String line = "Invalid status code received: 404 Status line: HTTP/1.1 404 Not Found";
        assertThat(ClosingReason.of(false, 1002, line, SERVER)).contains("is no Parley server");
    }

    @Test
    void a_connection_that_ended_without_a_reason_shows_its_code() {
        assertThat(ClosingReason.of(true, 1006, "", SERVER)).contains("1006");
    }
}
