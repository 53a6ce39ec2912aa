package dev.parley.server.net;

import dev.parley.server.net.ReachableUrl.Kind;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Under which addresses a server that listens on {@code host} can be reached from other computers. */
final class LocalAddresses {
    private LocalAddresses() {}

    /** As they go into a URL. The private network's addresses come first, this computer's own comes last. */
    static List<Reachable> reaching(String host) {
        if (!isWildcard(host)) {
            return List.of(new Reachable(literal(host), Kind.NETWORK));
        }
        List<Reachable> found = reachable(interfaces().stream().flatMap(LocalAddresses::addresses));
        return found.isEmpty() ? List.of(new Reachable("127.0.0.1", Kind.THIS_COMPUTER)) : found;
    }

    /** An address as it goes into a URL, and from where it is reached. */
    record Reachable(String literal, Kind kind) {}

    /** An address, and the interface that has it. */
    record Located(String interfaceName, String displayName, InetAddress address) {}

    private static Stream<Located> addresses(NetworkInterface from) {
        String displayName = String.valueOf(from.getDisplayName());
        return from.inetAddresses().map(address -> new Located(from.getName(), displayName, address));
    }

    static List<Reachable> reachable(Stream<Located> addresses) {
        return addresses
                .filter(located -> !located.address().isLinkLocalAddress())
                .sorted(Comparator.comparingInt(LocalAddresses::rank))
                .map(located -> new Reachable(literal(located.address()), kind(located)))
                .toList();
    }

    private static int rank(Located located) {
        boolean v4 = located.address() instanceof Inet4Address;
        return switch (kind(located)) {
            case NETWORK -> v4 ? (located.address().isSiteLocalAddress() ? 0 : 1) : 2;
            case TUNNEL -> 3;
            case INSIDE -> v4 ? 4 : 5;
            case THIS_COMPUTER -> v4 ? 6 : 7;
        };
    }

    private static Kind kind(Located located) {
        return located.address().isLoopbackAddress()
                ? Kind.THIS_COMPUTER
                : NetworkKinds.of(located.interfaceName(), located.displayName());
    }

    private static boolean isWildcard(String host) {
        try {
            return InetAddress.getByName(host).isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static List<NetworkInterface> interfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(LocalAddresses::isUp)
                    .toList();
        } catch (SocketException e) {
            LoggerFactory.getLogger("server.net").atWarn().setCause(e).log("Cannot list the network interfaces");
            return List.of();
        }
    }

    private static boolean isUp(NetworkInterface candidate) {
        try {
            return candidate.isUp();
        } catch (SocketException e) {
            return false;
        }
    }

    /** An IPv6 address goes in brackets and without its zone (RFC 3986 §3.2.2), as short as RFC 5952 makes it. */
    private static String literal(InetAddress address) {
        return address instanceof Inet6Address v6 ? "[" + Ipv6Text.of(v6) + "]" : address.getHostAddress();
    }

    /** What the settings name stays as it was written. */
    private static String literal(String host) {
        int zone = host.indexOf('%');
        String bare = zone < 0 ? host : host.substring(0, zone);
        return bare.contains(":") && !bare.startsWith("[") ? "[" + bare + "]" : bare;
    }
}
