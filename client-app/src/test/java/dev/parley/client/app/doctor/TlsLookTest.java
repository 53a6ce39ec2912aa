package dev.parley.client.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsLookTest {
    @ParameterizedTest
    @CsvSource({
        "turn.example.org, turn.example.org, true",
        "TURN.example.org, turn.Example.org, true",
        "*.example.org, turn.example.org, true",
        "*.example.org, example.org, false",
        "*.example.org, a.turn.example.org, false",
        "example.org, turn.example.org, false",
        "*, turn, false"
    })
    void a_certificate_covers_the_names_it_shows(String shown, String host, boolean covered) {
        assertThat(TlsLook.covers(shown, host)).isEqualTo(covered);
    }

    @Test
    void where_nobody_listens_the_port_is_named() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(TlsLook.at("turns:127.0.0.1", "127.0.0.1", port, true))
                .contains("does not answer", "TCP port " + port);
    }
}
