package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv6TextTest {
    @ParameterizedTest
    @CsvSource({
        "2001:0DB8:0:0:0:0:0:20, 2001:db8::20",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "fd00:0:0:0:0:0:0:0, fd00::",
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "1:2:3:4:5:6:7:abcd, 1:2:3:4:5:6:7:abcd"
    })
    void an_address_is_written_as_rfc_5952_says(String full, String expected) throws Exception {
        assertThat(Ipv6Text.of((Inet6Address) InetAddress.getByName(full))).isEqualTo(expected);
    }
}
