package dev.parley.client.nearby;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The networks that other people's computers are on. */
final class LocalNetworks {
    /** Each costs a socket and threads; nobody is on more. */
    static final int MOST = 4;

    /** Bridges to containers and virtual machines: other people are not there. */
    private static final Pattern INSIDE =
            Pattern.compile("(docker|podman|veth|virbr|vnet|vmnet|vboxnet|lxcbr|lxdbr|cni|flannel|cali|br-).*");

    private LocalNetworks() {}

    /** This computer's address on each. */
    static List<InetAddress> addresses() throws SocketException {
        try (Stream<NetworkInterface> all = NetworkInterface.networkInterfaces()) {
            return all.filter(LocalNetworks::isShared)
                    .flatMap(network -> address(network).stream())
                    .limit(MOST)
                    .toList();
        }
    }

    private static boolean isShared(NetworkInterface network) {
        try {
            return network.isUp()
                    && network.supportsMulticast()
                    && !network.isLoopback()
                    && !network.isPointToPoint()
                    && !INSIDE.matcher(network.getName()).matches();
        } catch (SocketException e) {
            return false; // it went away meanwhile
        }
    }

    private static Optional<InetAddress> address(NetworkInterface network) {
        return network.inetAddresses().filter(Inet4Address.class::isInstance).findFirst();
    }
}
