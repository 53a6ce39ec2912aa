package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInNonceTest {
    private static final String DRAWN = "n0-S6_WzA2MjQ4T1Zw";

    /** {@code printf 'n0-S6_WzA2MjQ4T1Zw\nwss://meet.example.org:443' | openssl dgst -sha256 -binary | basenc --base64url}. */
    @Test
    void it_is_the_hash_of_what_was_drawn_and_of_the_server() {
        assertThat(SignInNonce.of(DRAWN, URI.create("wss://meet.example.org")))
                .isEqualTo("XfCIXB4J0vopLr96X3iazYQHoFITYsDL8HuIJk5yaoo");
    }

    @ParameterizedTest
    @CsvSource({
        "wss://meet.example.org, wss://meet.example.org:443",
        "WSS://Meet.Example.org:443/a/b, wss://meet.example.org:443",
        "ws://meet.example.org/, ws://meet.example.org:80",
        "ws://[FD00::1]:8443, ws://[fd00::1]:8443"
    })
    void there_is_one_way_to_write_a_server(String url, String origin) {
        assertThat(SignInNonce.origin(URI.create(url))).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws://meet.example.org",
                "wss://meet.example.org:8443",
                "wss://meet.example.com",
                "wss://meet.example.org.example.com"
            })
    void another_server_has_another_one(String other) {
        assertThat(SignInNonce.of(DRAWN, URI.create(other)))
                .isNotEqualTo(SignInNonce.of(DRAWN, URI.create("wss://meet.example.org")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://meet.example.org", "meet.example.org", "wss:///a", "wss://a..b"})
    void what_is_no_server_has_none(String url) {
        assertThatThrownBy(() -> SignInNonce.origin(URI.create(url))).isInstanceOf(IllegalArgumentException.class);
    }
}
