package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.HandshakeState;
import org.java_websocket.enums.Role;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.HandshakeImpl1Server;
import org.java_websocket.protocols.Protocol;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes on a new socket is let in or refused, in however many pieces it comes, and what is let in the library takes
 * too: it would leave a socket open that it refused by itself. Tries a few; with {@code ./parley test --fuzz} it looks for
 * others.
 */
class HandshakeFuzzTest {
    private static final int LIMIT = 1024;
    private static final HandshakeRules RULES = new HandshakeRules(Set.of("https://meet.example.org"));
    private static final InetAddress PEER = InetAddress.ofLiteral("10.0.0.1");
    private static final List<AddressRange> PROXIES =
            List.of(AddressRange.parse("10.0.0.0/8").orElseThrow());

    @MethodSource
    @FuzzTest(maxDuration = "200s")
    void a_stranger_is_let_in_or_refused(byte[] bytes) throws InvalidHandshakeException {
        HandshakeHead head = collect(bytes);
        if (!head.isComplete() || head.isOverlong()) {
            return;
        }
        RequestHead request = RequestHead.of(head.text());
        for (TrustedProxies.Header header : TrustedProxies.Header.values()) {
            assertThat(new TrustedProxies(PROXIES, header).client(PEER, request))
                    .isNotNull();
        }
        if (RULES.refusal(request).isEmpty() && new FrameWatch(LIMIT).feed(head.rest()) == null) {
            library(head.all());
        }
    }

    static Stream<byte[]> a_stranger_is_let_in_or_refused() {
        String good = String.join(
                "\r\n",
                "GET / HTTP/1.1",
                "Host: x",
                "Upgrade: websocket",
                "Connection: keep-alive, Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13",
                "");
        byte[] frame = RawSocket.bytes(RawSocket.TEXT, true, true, "{}".getBytes(StandardCharsets.US_ASCII));
        return Stream.of(
                        good + "\r\n",
                        good + "Origin: https://meet.example.org\r\n\r\n"
                                + new String(frame, StandardCharsets.ISO_8859_1),
                        good + "X-Forwarded-For: 6.6.6.6, [2001:db8::7]:1, 10.0.0.2\r\n\r\n",
                        good + "Forwarded: for=\"[2001:db8::7]:1\";by=x, for=10.0.0.2\r\n\r\n",
                        good + "X: a\r\n b\r\n\r\n",
                        good.replace("HTTP/1.1", "HTTP/1.0") + "\r\n",
                        good.replace("GET /", "GET  /") + "\r\n",
                        good.replace("GET / ", "GET /") + "\r\n",
                        good.replace("13", "13, 8") + "\r\n",
                        good.replace("Host: x", "Sec-WebSocket-Version: 8") + "\r\n",
                        good.replace("Host: x", "Upgrade: h2c") + "\r\n",
                        good.replace("dGhlIHNhbXBsZSBub25jZQ==", "") + "\r\n",
                        "GET / HTTP/1.1\r\n\r\n",
                        "\r\n\r\n",
                        good.replace("Upgrade: websocket", "Upgrade:  WebSocket") + "\r\n",
                        good.replace("Upgrade: websocket", "Upgrade: websocket ") + "\r\n",
                        good.replace("Upgrade: websocket", "Upgrade:\twebsocket") + "\r\n",
                        good + "Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n",
                        good.repeat(20))
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Piece by piece, of lengths that the input itself gives. */
    private static HandshakeHead collect(byte[] bytes) {
        HandshakeHead head = new HandshakeHead(LIMIT);
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining() && !head.isComplete() && !head.isOverlong()) {
            int wish = 1 + (left.get(left.position()) & 0x7F);
            int piece = Math.min(Math.min(wish, head.room()), left.remaining());
            head.take(left.slice(left.position(), piece));
            left.position(left.position() + piece);
        }
        assertThat(head.all().remaining()).isLessThanOrEqualTo(LIMIT);
        return head;
    }

    private static void library(ByteBuffer all) throws InvalidHandshakeException {
        Draft_6455 draft = new Draft_6455(List.of(), List.of(new Protocol("")), LIMIT);
        draft.setParseMode(Role.SERVER);
        ClientHandshake handshake = (ClientHandshake) draft.translateHandshake(all);
        assertThat(draft.acceptHandshakeAsServer(handshake)).isEqualTo(HandshakeState.MATCHED);
        assertThat(draft.postProcessHandshakeResponseAsServer(handshake, new HandshakeImpl1Server()))
                .isNotNull();
        try {
            draft.translateFrame(all)
                    .forEach(frame ->
                            assertThat(frame.getPayloadData().remaining()).isLessThanOrEqualTo(LIMIT));
        } catch (InvalidDataException broken) {
            // The library closes such a connection with this reason.
        }
    }
}
