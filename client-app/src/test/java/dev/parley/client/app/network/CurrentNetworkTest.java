package dev.parley.client.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrentNetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.168.1.20, 24, 192.168.1.0/24",
        "10.77.3.4, 8, 10.0.0.0/8",
        "172.20.255.9, 20, 172.20.240.0/20",
        "192.0.2.7, 32, 192.0.2.7/32",
        "192.0.2.7, 0, 0.0.0.0/0"
    })
    void a_network_is_named_by_what_its_addresses_have_in_common(String address, int prefix, String name) {
        assertThat(CurrentNetwork.network(InetAddress.ofLiteral(address).getAddress(), prefix))
                .isEqualTo(name);
    }
}
