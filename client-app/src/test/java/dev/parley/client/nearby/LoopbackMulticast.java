package dev.parley.client.nearby;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.util.Optional;

/** Whether datagrams to a group come back over this computer's loopback interface: then two programs can meet there. */
public final class LoopbackMulticast {
    private static final InetAddress GROUP = InetAddress.ofLiteral("239.255.77.77");
    private static final int PATIENCE_MS = 1_000;

    private LoopbackMulticast() {}

    /** Empty if they do, else a sentence that says what does not work. */
    public static Optional<String> problem() {
        try (MulticastSocket socket = new MulticastSocket(0)) {
            NetworkInterface loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
            socket.setNetworkInterface(loopback);
            socket.joinGroup(new InetSocketAddress(GROUP, 0), loopback);
            socket.setSoTimeout(PATIENCE_MS);
            socket.send(new DatagramPacket(new byte[] {42}, 1, GROUP, socket.getLocalPort()));
            socket.receive(new DatagramPacket(new byte[1], 1));
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.of("What is sent to a group over the loopback interface does not come back.");
        } catch (IOException e) {
            return Optional.of("The loopback interface takes no multicast: " + e.getMessage() + ".");
        }
    }
}
