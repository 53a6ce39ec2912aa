package dev.parley.client.app.doctor;

import dev.parley.client.text.Texts;
import dev.parley.protocol.IceServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks STUN and TURN servers over UDP; each question waits {@value #WAIT_MS} ms, {@value #TRIES} times. */
final class IceCheck {
    private static final int WAIT_MS = 1_000;
    private static final int TRIES = 3;
    private static final Pattern URL =
            Pattern.compile("(stun|turn):([^:?]+|\\[[^]]+])(?::(\\d+))?(?:\\?transport=udp)?");

    private final SecureRandom random = new SecureRandom();

    /** Whether this class can ask there. */
    static boolean asks(String url) {
        return URL.matcher(url).matches();
    }

    Finding stun(@Nullable String url) {
        if (url == null) {
            return Finding.notChecked(Part.STUN, "Name a server with --stun stun:HOST:PORT to check it.");
        }
        if (!asks(url)) {
            return notOverUdp(Part.STUN, url);
        }
        try (DatagramSocket socket = connect(url)) {
            Optional<StunMessage> answer = ask(socket, StunMessage.BINDING_REQUEST, Map.of(), null);
            return answer.filter(m -> m.type() == StunMessage.BINDING_SUCCESS)
                    .map(m -> Finding.ok(Part.STUN, url))
                    .orElseGet(() -> silent(Part.STUN, url));
        } catch (IOException | IllegalArgumentException e) {
            return Finding.problem(Part.STUN, Texts.of("app.doctor.ice.failed", url, String.valueOf(e.getMessage())));
        }
    }

    Finding turn(@Nullable IceServer server) {
        if (server == null) {
            return Finding.notChecked(Part.TURN, "Name a server with --turn turn:HOST:PORT,USER,PASS to check it.");
        }
        String url = server.urls().getFirst();
        if (!asks(url)) {
            return notOverUdp(Part.TURN, url);
        }
        try (DatagramSocket socket = connect(url)) {
            return allocate(socket, url, server);
        } catch (IOException | IllegalArgumentException e) {
            return Finding.problem(Part.TURN, Texts.of("app.doctor.ice.failed", url, String.valueOf(e.getMessage())));
        }
    }

    /** RFC 8656 §7: the first request is refused with the realm and nonce that the second one is signed with. */
    private Finding allocate(DatagramSocket socket, String url, IceServer server) throws IOException {
        byte[] udp = {17, 0, 0, 0};
        Optional<StunMessage> refusal =
                ask(socket, StunMessage.ALLOCATE_REQUEST, Map.of(StunMessage.REQUESTED_TRANSPORT, udp), null);
        if (refusal.isEmpty()) {
            return silent(Part.TURN, url);
        }
        String realm = refusal.get().text(StunMessage.REALM);
        byte[] key = StunMessage.longTermKey(server.username(), realm, server.credential());
        Map<Integer, byte[]> signed = new LinkedHashMap<>();
        signed.put(StunMessage.REQUESTED_TRANSPORT, udp);
        signed.put(StunMessage.USERNAME, server.username().getBytes(StandardCharsets.UTF_8));
        signed.put(StunMessage.REALM, realm.getBytes(StandardCharsets.UTF_8));
        signed.put(StunMessage.NONCE, refusal.get().attributes().getOrDefault(StunMessage.NONCE, new byte[0]));
        Optional<StunMessage> answer = ask(socket, StunMessage.ALLOCATE_REQUEST, signed, key);
        if (answer.isPresent() && answer.get().type() == StunMessage.ALLOCATE_SUCCESS) {
            release(socket, signed, key);
            return Finding.ok(Part.TURN, Texts.of("app.doctor.turn.ok", url));
        }
        int code = answer.map(StunMessage::errorCode).orElse(0);
        return Finding.problem(Part.TURN, Texts.of("app.doctor.turn.refused", url, String.valueOf(code)));
    }

    private void release(DatagramSocket socket, Map<Integer, byte[]> signed, byte[] key) throws IOException {
        Map<Integer, byte[]> attributes = new LinkedHashMap<>(signed);
        attributes.remove(StunMessage.REQUESTED_TRANSPORT);
        attributes.put(StunMessage.LIFETIME, new byte[4]);
        ask(socket, StunMessage.REFRESH_REQUEST, attributes, key);
    }

    private Optional<StunMessage> ask(
            DatagramSocket socket, int type, Map<Integer, byte[]> attributes, byte @Nullable [] key)
            throws IOException {
        byte[] id = new byte[12];
        random.nextBytes(id);
        ByteBuffer transaction = ByteBuffer.wrap(id);
        byte[] request = key == null
                ? StunMessage.encode(type, transaction, attributes)
                : StunMessage.encodeSigned(type, transaction, attributes, key);
        for (int i = 0; i < TRIES; i++) {
            socket.send(new DatagramPacket(request, request.length));
            Optional<StunMessage> answer = receive(socket, transaction);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    private static Optional<StunMessage> receive(DatagramSocket socket, ByteBuffer transaction) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
        return StunMessage.decode(
                        ByteBuffer.wrap(packet.getData(), 0, packet.getLength()).slice())
                .filter(m -> m.transaction().equals(transaction));
    }

    private static DatagramSocket connect(String url) throws IOException {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(url);
        }
        int port = matcher.group(3) == null ? 3478 : Integer.parseInt(matcher.group(3));
        DatagramSocket socket = new DatagramSocket();
        socket.connect(new InetSocketAddress(matcher.group(2), port));
        socket.setSoTimeout(WAIT_MS);
        return socket;
    }

    private static Finding silent(Part part, String url) {
        return Finding.problem(part, Texts.of("app.doctor.ice.silent", url));
    }

    private static Finding notOverUdp(Part part, String url) {
        return Finding.problem(part, Texts.of("app.doctor.ice.not-over-udp", url));
    }
}
