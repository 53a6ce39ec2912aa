package dev.parley.server.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Under which addresses a server that listens on {@code host} can be reached from other computers. */
final class LocalAddresses {
    /**
     * The bridges and cables to containers and virtual machines, by the names that Docker, Podman, libvirt, LXC, Kubernetes and
     * macOS give them. Other computers hardly ever reach those. A bridge that an admin made for the real network is called br0.
     */
    private static final Pattern CONTAINERS = Pattern.compile(
            "(docker|podman|veth|virbr|vnet|vmnet|vboxnet|lxcbr|lxdbr|incusbr|cni|flannel|cali|cilium|vmenet)\\w*|br-[0-9a-f]{12}|bridge1\\d\\d");

    /** The same on Windows, where only the description tells. */
    private static final Pattern HYPERVISORS =
            Pattern.compile("Hyper-V Virtual|VirtualBox|VMware Virtual|WSL|Docker", Pattern.CASE_INSENSITIVE);

    /** Virtual private networks: only who is in them too gets there. */
    private static final Pattern TUNNEL = Pattern.compile("(tun|tap|wg|utun|tailscale|zt|ppp)\\w*");

    private LocalAddresses() {}

    /** As they go into a URL. The private network's addresses come first, this computer's own comes last. */
    static List<String> reaching(String host) {
        if (!isWildcard(host)) {
            return List.of(literal(host));
        }
        List<String> found = ordered(interfaces().stream().flatMap(LocalAddresses::addresses));
        return found.isEmpty() ? List.of("127.0.0.1") : found;
    }

    /** An address, and the interface that has it. */
    record Located(String interfaceName, String displayName, InetAddress address) {}

    private static Stream<Located> addresses(NetworkInterface from) {
        String displayName = String.valueOf(from.getDisplayName());
        return from.inetAddresses().map(address -> new Located(from.getName(), displayName, address));
    }

    static List<String> ordered(Stream<Located> addresses) {
        return addresses
                .filter(located -> !located.address().isLinkLocalAddress())
                .sorted(Comparator.comparingInt(LocalAddresses::rank))
                .map(located -> literal(located.address().getHostAddress()))
                .toList();
    }

    private static int rank(Located located) {
        boolean v4 = located.address() instanceof Inet4Address;
        if (located.address().isLoopbackAddress()) {
            return v4 ? 6 : 7;
        }
        if (isInsideThisComputer(located)) {
            return v4 ? 4 : 5;
        }
        if (TUNNEL.matcher(located.interfaceName()).matches()) {
            return 3;
        }
        if (v4) {
            return located.address().isSiteLocalAddress() ? 0 : 1;
        }
        return 2;
    }

    private static boolean isInsideThisComputer(Located located) {
        return CONTAINERS.matcher(located.interfaceName()).matches()
                || HYPERVISORS.matcher(located.displayName()).find();
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
