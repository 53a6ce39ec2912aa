package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.net.LocalAddresses.Located;
import dev.parley.server.net.ReachableUrl.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalAddressesTest {
    private static final Located LAN = on("eth0", "eth0", "192.168.1.20");

    @Test
    void the_local_network_comes_first_and_this_computer_last() {
        assertThat(ordered(
                        on("lo", "lo", "127.0.0.1"),
                        on("lo", "lo", "::1"),
                        on("docker0", "docker0", "172.17.0.1"),
                        on("tun0", "tun0", "10.8.0.3"),
                        on("eth0", "eth0", "2001:db8::20"),
                        on("eth1", "eth1", "203.0.113.7"),
                        LAN))
                .containsExactly(
                        "192.168.1.20",
                        "203.0.113.7",
                        "[2001:db8::20]",
                        "10.8.0.3",
                        "172.17.0.1",
                        "127.0.0.1",
                        "[::1]");
    }

    @ParameterizedTest
    @CsvSource({
        "docker0, docker0",
        "br-0123456789ab, br-0123456789ab",
        "podman1, podman1",
        "vethA1b2, vethA1b2",
        "virbr0, virbr0",
        "vmnet8, vmnet8",
        "vboxnet0, vboxnet0",
        "lxdbr0, lxdbr0",
        "cni0, cni0",
        "bridge100, bridge100",
        "eth5, Hyper-V Virtual Ethernet Adapter",
        "eth6, VirtualBox Host-Only Ethernet Adapter"
    })
    void what_only_containers_and_virtual_machines_reach_comes_after_the_network(String name, String displayName) {
        assertThat(ordered(on(name, displayName, "10.0.0.1"), LAN)).containsExactly("192.168.1.20", "10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"br0", "wlp3s0", "enp0s31f6", "en0", "bond0", "vlan7"})
    void a_real_network_is_not_taken_for_a_virtual_one(String name) {
        assertThat(ordered(on("docker0", "docker0", "172.17.0.1"), on(name, name, "10.0.0.1")))
                .containsExactly("10.0.0.1", "172.17.0.1");
    }

    @Test
    void link_local_addresses_are_left_out() {
        assertThat(ordered(on("eth0", "eth0", "169.254.3.4"), on("eth0", "eth0", "fe80::1"), LAN))
                .containsExactly("192.168.1.20");
    }

    @Test
    void each_address_says_from_where_it_is_reached() {
        assertThat(LocalAddresses.reachable(Stream.of(
                        LAN,
                        on("wg0", "wg0", "10.8.0.3"),
                        on("docker0", "docker0", "172.17.0.1"),
                        on("lo", "lo", "::1"))))
                .extracting(LocalAddresses.Reachable::kind)
                .containsExactly(Kind.NETWORK, Kind.TUNNEL, Kind.INSIDE, Kind.THIS_COMPUTER);
    }

    private static List<String> ordered(Located... addresses) {
        return LocalAddresses.reachable(Stream.of(addresses)).stream()
                .map(LocalAddresses.Reachable::literal)
                .toList();
    }

    private static Located on(String name, String displayName, String address) {
        try {
            return new Located(name, displayName, InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
