package dev.parley.client.app.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Under which addresses this computer can be reached, and over which interfaces. */
final class Addresses {
    private Addresses() {}

    /**
     * Such as {@code eth0 192.168.1.20}. Without loopback and without IPv6's link-local addresses (RFC 4291 §2.5.6): every
     * virtual interface that a container or a hypervisor makes has one of these, and no meeting goes over it.
     */
    static Set<String> now() throws SocketException {
        try (Stream<NetworkInterface> all = NetworkInterface.networkInterfaces()) {
            return all.filter(Addresses::leadsOut).flatMap(Addresses::of).collect(Collectors.toUnmodifiableSet());
        }
    }

    private static boolean leadsOut(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (SocketException e) {
            return false; // it went away meanwhile
        }
    }

    private static Stream<String> of(NetworkInterface network) {
        return network.inetAddresses()
                .filter(Addresses::counts)
                .map(address -> network.getName() + " " + address.getHostAddress());
    }

    static boolean counts(InetAddress address) {
        return !(address instanceof Inet6Address && address.isLinkLocalAddress());
    }
}
