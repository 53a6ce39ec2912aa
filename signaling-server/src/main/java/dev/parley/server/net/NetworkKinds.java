package dev.parley.server.net;

import dev.parley.server.net.ReachableUrl.Kind;
import java.net.NetworkInterface;
import java.util.regex.Pattern;

/** What network an interface leads to, as far as its names tell. */
public final class NetworkKinds {
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
    private static final Pattern TUNNELS = Pattern.compile("(tun|tap|wg|utun|tailscale|zt|ppp)\\w*");

    /** The same on Windows. */
    private static final Pattern TUNNEL_DRIVERS =
            Pattern.compile("ZeroTier|TAP-Windows|Wintun|WireGuard|Tailscale|OpenVPN", Pattern.CASE_INSENSITIVE);

    private NetworkKinds() {}

    /** The loopback interface is told by its addresses, not by its name. */
    public static Kind of(NetworkInterface network) {
        return of(network.getName(), String.valueOf(network.getDisplayName()));
    }

    /** {@link Kind#NETWORK} unless a name says otherwise. */
    static Kind of(String interfaceName, String displayName) {
        if (CONTAINERS.matcher(interfaceName).matches()
                || HYPERVISORS.matcher(displayName).find()) {
            return Kind.INSIDE;
        }
        boolean tunnel = TUNNELS.matcher(interfaceName).matches()
                || TUNNEL_DRIVERS.matcher(displayName).find();
        return tunnel ? Kind.TUNNEL : Kind.NETWORK;
    }
}
