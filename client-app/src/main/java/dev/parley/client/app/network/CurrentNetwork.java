package dev.parley.client.app.network;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.Optional;

/** The network over which this computer reaches the others. */
public final class CurrentNetwork {
    /** Of a documentation network (RFC 5737): nobody is there, and nothing is sent. */
    private static final InetSocketAddress FAR_AWAY = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 9);

    private CurrentNetwork() {}

    /**
     * Such as {@code wlan0 192.168.1.0/24}: the interface of the default route and its network. Two networks may be called the
     * same, as home routers choose from few. Empty without a way out.
     */
    public static Optional<String> name() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(FAR_AWAY);
            return name(socket.getLocalAddress());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> name(InetAddress local) throws IOException {
        NetworkInterface device = local.isAnyLocalAddress() ? null : NetworkInterface.getByInetAddress(local);
        if (device == null) {
            return Optional.empty();
        }
        return device.getInterfaceAddresses().stream()
                .filter(address -> address.getAddress().equals(local))
                .findFirst()
                .map(address -> device.getName() + " " + network(address));
    }

    private static String network(InterfaceAddress address) {
        return network(address.getAddress().getAddress(), address.getNetworkPrefixLength());
    }

    static String network(byte[] address, int prefixLength) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < address.length; i++) {
            int kept = Math.clamp(prefixLength - 8L * i, 0, 8);
            name.append(i == 0 ? "" : ".").append(address[i] & 0xff & (0xff00 >> kept));
        }
        return name.append('/').append(prefixLength).toString();
    }
}
