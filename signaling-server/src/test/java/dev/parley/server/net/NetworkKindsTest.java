package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.net.ReachableUrl.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkKindsTest {
    @ParameterizedTest
    @CsvSource({
        "eth0, eth0, NETWORK",
        "wlp3s0, wlp3s0, NETWORK",
        "br0, br0, NETWORK",
        "eth3, Intel(R) Wi-Fi 6 AX201, NETWORK",
        "tap0, tap0, TUNNEL",
        "ztmjfbsomh, ztmjfbsomh, TUNNEL",
        "wg0, wg0, TUNNEL",
        "eth7, ZeroTier One Virtual Port, TUNNEL",
        "eth8, TAP-Windows Adapter V9, TUNNEL",
        "docker0, docker0, INSIDE",
        "incusbr0, incusbr0, INSIDE",
        "eth5, Hyper-V Virtual Ethernet Adapter, INSIDE"
    })
    void the_names_tell_the_kind(String name, String displayName, Kind kind) {
        assertThat(NetworkKinds.of(name, displayName)).isEqualTo(kind);
    }
}
