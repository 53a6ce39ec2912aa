package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LoopbackStunTest {
    private static final byte[] REQUEST = HexFormat.of().parseHex("000100002112a442b7e7a701bc34d686fa87dfae");

    /** The address and transaction of RFC 5769 §2.2. */
    @Test
    void a_binding_request_is_answered_with_the_address_it_came_from() throws IOException {
        InetSocketAddress from = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 32853);
        assertThat(LoopbackStun.response(ByteBuffer.wrap(REQUEST), from).orElseThrow())
                .isEqualTo(HexFormat.of()
                        .parseHex("0101000c2112a442b7e7a701bc34d686fa87dfae" + "002000080001a147e112a643"));
    }

    @Test
    void anything_else_is_not_answered() {
        InetSocketAddress from = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        assertThat(LoopbackStun.response(ByteBuffer.wrap(REQUEST, 0, 19), from)).isEmpty();
        assertThat(LoopbackStun.response(ByteBuffer.wrap(new byte[20]), from)).isEmpty();
        byte[] indication = REQUEST.clone();
        indication[1] = 0x11;
        assertThat(LoopbackStun.response(ByteBuffer.wrap(indication), from)).isEmpty();
    }

    @Test
    void the_server_answers_on_its_socket_also_after_rubbish() throws IOException {
        try (LoopbackStun server = LoopbackStun.start();
                DatagramSocket client = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = Integer.parseInt(
                    URI.create(server.url()).getSchemeSpecificPart().split(":", 2)[1]);
            InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
            client.send(new DatagramPacket(new byte[] {1, 2, 3}, 3, address));
            client.send(new DatagramPacket(REQUEST, REQUEST.length, address));
            client.setSoTimeout(30_000);
            DatagramPacket answer = new DatagramPacket(new byte[100], 100);
            client.receive(answer);
            assertThat(answer.getLength()).isEqualTo(32);
        }
    }
}
