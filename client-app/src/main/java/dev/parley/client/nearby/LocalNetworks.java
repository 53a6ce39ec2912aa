package dev.parley.client.nearby;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The networks that other people's computers are on. */
final class LocalNetworks {
    /** Each costs a socket and threads; nobody is on more. */
    static final int MOST = 4;

    private LocalNetworks() {}

    /**
     * This computer's address on each.
     *
     * @param others whether other people's computers are on it, and not only containers or members of a private network
     */
    static List<InetAddress> addresses(Predicate<NetworkInterface> others) throws SocketException {
        try (Stream<NetworkInterface> all = NetworkInterface.networkInterfaces()) {
            return all.filter(LocalNetworks::canBeShared)
                    .filter(others)
                    .flatMap(network -> address(network).stream())
                    .limit(MOST)
                    .toList();
        }
    }

    private static boolean canBeShared(NetworkInterface network) {
        try {
            return network.isUp() && network.supportsMulticast() && !network.isLoopback() && !network.isPointToPoint();
        } catch (SocketException e) {
            return false; // it went away meanwhile
        }
    }

    private static Optional<InetAddress> address(NetworkInterface network) {
        return network.inetAddresses().filter(Inet4Address.class::isInstance).findFirst();
    }
}
