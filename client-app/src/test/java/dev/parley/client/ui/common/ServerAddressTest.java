package dev.parley.client.ui.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.InvalidFieldException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "ws://192.168.1.20:8443,ws://192.168.1.20:8443",
        "' 192.168.1.20:8443 ',ws://192.168.1.20:8443",
        "WSS://meet.example.org/signal,wss://meet.example.org/signal",
        "ws://[fe80::1]:8443,ws://[fe80::1]:8443"
    })
    void reads_addresses_as_people_type_them(String typed, String url) {
        assertThat(ServerAddress.parse(typed)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://example.org", "ws://", "ws://a b", "ws://host:99999", "://", "1://x"})
    void explains_what_is_none(String typed) {
        assertThatThrownBy(() -> ServerAddress.parse(typed))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith("Enter the server's address");
    }

    @Test
    void what_is_kept_and_is_none_counts_as_this_computer() {
        assertThat(ServerAddress.kept("not a server")).isNull();
        assertThat(ServerAddress.kept("")).isNull();
        assertThat(ServerAddress.kept("10.0.0.2:8443")).hasToString("ws://10.0.0.2:8443");
    }
}
