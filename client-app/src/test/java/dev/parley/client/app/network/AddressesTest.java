package dev.parley.client.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class AddressesTest {
    @Test
    void loopback_does_not_count() throws SocketException {
        assertThat(Addresses.now()).noneMatch(address -> address.contains("127.0.0.1"));
    }

    @Test
    void of_the_link_local_addresses_only_those_of_ipv4_count() {
        assertThat(Addresses.counts(InetAddress.ofLiteral("fe80::1"))).isFalse();
        assertThat(Addresses.counts(InetAddress.ofLiteral("169.254.7.7"))).isTrue();
        assertThat(Addresses.counts(InetAddress.ofLiteral("192.168.1.20"))).isTrue();
        assertThat(Addresses.counts(InetAddress.ofLiteral("2001:db8::20"))).isTrue();
    }
}
