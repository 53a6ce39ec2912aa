package dev.parley.client.webrtc;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets people on one computer meet while it has no network at all (a demo on a train, tests in a sandbox). The library ignores
 * the loopback interface; but a socket bound to no interface which asks a STUN server on 127.0.0.1 learns its loopback address
 * and offers it as a server-reflexive candidate. This is that server (RFC 8489, Binding requests only), reachable from this
 * computer only. It runs only while it is needed.
 */
final class LoopbackStun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackStun.class);
    private static final int MAGIC_COOKIE = 0x2112A442;
    private static final short BINDING_REQUEST = 0x0001;
    private static final short BINDING_SUCCESS = 0x0101;
    private static final short XOR_MAPPED_ADDRESS = 0x0020;
    private static final byte IPV4 = 1;
    private static final int HEADER_BYTES = 20;
    private static final int ATTRIBUTE_BYTES = 12;
    private static final int MAX_REQUEST_BYTES = 548;

    private final DatagramSocket socket;

    private LoopbackStun(DatagramSocket socket) {
        this.socket = socket;
        Thread.ofPlatform().name("loopback-stun").daemon(true).start(this::serve);
    }

    static LoopbackStun start() throws IOException {
        return new LoopbackStun(new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0)));
    }

    /** True if no interface but loopback is up. */
    static boolean isNeeded() {
        try {
            return NetworkInterface.networkInterfaces().noneMatch(LoopbackStun::leadsOut);
        } catch (SocketException e) {
            return false;
        }
    }

    private static boolean leadsOut(NetworkInterface network) {
        try {
            return network.isUp()
                    && !network.isLoopback()
                    && network.getInetAddresses().hasMoreElements();
        } catch (SocketException e) {
            return true;
        }
    }

    String url() {
        return "stun:127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        byte[] buffer = new byte[MAX_REQUEST_BYTES];
        while (!socket.isClosed()) {
            try {
                answer(buffer);
            } catch (IOException e) {
                LOG.debug("The loopback STUN server: {}", e.toString());
            }
        }
    }

    private void answer(byte[] buffer) throws IOException {
        DatagramPacket request = new DatagramPacket(buffer, buffer.length);
        socket.receive(request);
        Optional<byte[]> response = response(
                ByteBuffer.wrap(buffer, 0, request.getLength()), (InetSocketAddress) request.getSocketAddress());
        if (response.isPresent()) {
            socket.send(new DatagramPacket(response.get(), response.get().length, request.getSocketAddress()));
        }
    }

    /** The answer to a Binding request from that address; empty for anything else. */
    static Optional<byte[]> response(ByteBuffer request, InetSocketAddress from) {
        byte[] address = from.getAddress().getAddress();
        boolean binding = request.remaining() >= HEADER_BYTES
                && request.getShort(0) == BINDING_REQUEST
                && request.getInt(4) == MAGIC_COOKIE;
        if (!binding || address.length != 4) {
            return Optional.empty();
        }
        byte[] transaction = new byte[12];
        request.get(8, transaction);
        ByteBuffer response = ByteBuffer.allocate(HEADER_BYTES + ATTRIBUTE_BYTES);
        response.putShort(BINDING_SUCCESS)
                .putShort((short) ATTRIBUTE_BYTES)
                .putInt(MAGIC_COOKIE)
                .put(transaction);
        response.putShort(XOR_MAPPED_ADDRESS).putShort((short) 8).put((byte) 0).put(IPV4);
        response.putShort((short) (from.getPort() ^ (MAGIC_COOKIE >>> 16)));
        response.putInt(ByteBuffer.wrap(address).getInt() ^ MAGIC_COOKIE);
        return Optional.of(response.array());
    }
}
