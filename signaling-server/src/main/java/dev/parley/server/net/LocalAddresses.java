package dev.parley.server.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Under which addresses a server that listens on {@code host} can be reached from other computers. */
final class LocalAddresses {
    private LocalAddresses() {}

    /** As they go into a URL. The private network's addresses come first, this computer's own comes last. */
    static List<String> reaching(String host) {
        if (!isWildcard(host)) {
            return List.of(literal(host));
        }
        List<String> found = interfaces().stream()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLinkLocalAddress())
                .sorted(Comparator.comparingInt(LocalAddresses::rank))
                .map(address -> literal(address.getHostAddress()))
                .toList();
        return found.isEmpty() ? List.of("127.0.0.1") : found;
    }

    private static int rank(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return address instanceof Inet4Address ? 3 : 4;
        }
        if (address instanceof Inet4Address) {
            return address.isSiteLocalAddress() ? 0 : 1;
        }
        return 2;
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

    /** An IPv6 address goes in brackets and without its zone (RFC 3986 §3.2.2). */
    private static String literal(String host) {
        int zone = host.indexOf('%');
        String bare = zone < 0 ? host : host.substring(0, zone);
        return bare.contains(":") && !bare.startsWith("[") ? "[" + bare + "]" : bare;
    }
}
