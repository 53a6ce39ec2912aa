package dev.parley.server.net;

import static dev.parley.server.net.TrustedProxies.Header.FORWARDED;
import static dev.parley.server.net.TrustedProxies.Header.X_FORWARDED_FOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose address counts behind proxies, whatever a client wrote in the field. */
class TrustedProxiesTest {
    private static final List<AddressRange> PROXIES = Stream.of("127.0.0.1", "10.0.0.0/8", "fd00::/8")
            .map(text -> AddressRange.parse(text).orElseThrow())
            .toList();

    private static String client(TrustedProxies.Header header, String peer, String fields) {
        RequestHead head = RequestHead.of("GET / HTTP/1.1\r\n" + fields + "\r\n\r\n");
        return new TrustedProxies(PROXIES, header)
                .client(InetAddress.ofLiteral(peer), head)
                .getHostAddress();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        127.0.0.1 | 203.0.113.7                               | 203.0.113.7
        127.0.0.1 | 6.6.6.6, 203.0.113.7                      | 203.0.113.7
        127.0.0.1 | 6.6.6.6, 203.0.113.7, 10.1.2.3            | 203.0.113.7
        127.0.0.1 | 10.9.9.9                                  | 10.9.9.9
        127.0.0.1 | 203.0.113.7:4711                          | 203.0.113.7
        127.0.0.1 | 2001:db8::7                               | 2001:db8:0:0:0:0:0:7
        127.0.0.1 | [2001:db8::7]:4711                        | 2001:db8:0:0:0:0:0:7
        127.0.0.1 | ::ffff:203.0.113.7                        | 203.0.113.7
        127.0.0.1 | unknown                                   | 127.0.0.1
        127.0.0.1 | 6.6.6.6, unknown, 10.1.2.3                | 10.1.2.3
        127.0.0.1 | 6.6.6.6, 999.1.1.1                        | 127.0.0.1
        127.0.0.1 | 6.6.6.6,                                  | 127.0.0.1
        127.0.0.1 | ", 203.0.113.7                            | 203.0.113.7
        198.51.100.9 | 203.0.113.7                            | 198.51.100.9
        127.0.0.2 | 203.0.113.7                               | 127.0.0.2
        """)
    void the_rightmost_address_that_no_trusted_proxy_has_is_the_client(String peer, String value, String client) {
        assertThat(client(X_FORWARDED_FOR, peer, "X-Forwarded-For: " + value)).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
        for=203.0.113.7                                       | 203.0.113.7
        For="203.0.113.7:4711";proto=https                    | 203.0.113.7
        for="[2001:db8::7]";by=10.0.0.1                       | 2001:db8:0:0:0:0:0:7
        for=6.6.6.6, proto=https;for=203.0.113.7, for=10.1.1.1 | 203.0.113.7
        for="6.6.6.6, for=203.0.113.7                         | 203.0.113.7
        for="6.6.6.6\\", for=203.0.113.7                      | 203.0.113.7
        for=_hidden                                           | 127.0.0.1
        proto=https                                           | 127.0.0.1
        for=6.6.6.6, proto=https                              | 127.0.0.1
        """)
    void forwarded_is_read_as_rfc_7239_writes_it(String value, String client) {
        assertThat(client(FORWARDED, "127.0.0.1", "Forwarded: " + value)).isEqualTo(client);
    }

    @Test
    void several_fields_are_one_list_in_their_order() {
        assertThat(client(X_FORWARDED_FOR, "127.0.0.1", "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-For: 203.0.113.7"))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void the_field_that_the_proxies_do_not_set_is_not_read() {
        String fields = "X-Forwarded-For: 203.0.113.7\r\nForwarded: for=6.6.6.6";
        assertThat(client(X_FORWARDED_FOR, "127.0.0.1", fields)).isEqualTo("203.0.113.7");
        assertThat(client(FORWARDED, "127.0.0.1", "X-Forwarded-For: 6.6.6.6")).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.1, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "192.168.4.9/22, 192.168.5.1, true",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "fd00::/8, fdff::1, true",
        "2001:db8::/33, 2001:db8:8000::, false",
        "::1, ::1, true"
    })
    void a_range_holds_what_begins_with_its_bits(String range, String address, boolean inside) {
        assertThat(AddressRange.parse(range).orElseThrow().contains(InetAddress.ofLiteral(address)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/", "10.0.0.0/-1", "300.1.1.1"})
    void what_is_no_range_is_none(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nA: b\nX-Forwarded-For: 6.6.6.6\r\n\r\n",
                "GET / HTTP/1.1\r\nA: b\rX-Forwarded-For: 6.6.6.6\r\n\r\n",
                "GET / HTTP/1.1\r\nA: b\r\n X-Forwarded-For: 6.6.6.6\r\n\r\n",
                "GET / HTTP/1.1\r\nX-Forwarded-For : 6.6.6.6\r\n\r\n",
                "GET / HTTP/1.1\r\nnonsense\r\n\r\n",
                "GET / HTTP/1.1\r\nA: b\u0000\r\n\r\n"
            })
    void a_head_that_two_parsers_could_read_differently_is_refused(String head) {
        assertThat(new HandshakeRules(java.util.Set.of()).refusal(RequestHead.of(head)))
                .contains(HttpRefusal.BAD_REQUEST);
    }
}
