package dev.parley.client.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.app.ExitCode;
import dev.parley.client.app.doctor.Finding.Verdict;
import dev.parley.protocol.IceServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DoctorTest {
    private final IceCheck ice = new IceCheck();

    @Test
    void a_signaling_server_of_its_own_answers_hello() throws InterruptedException {
        assertThat(SignalingCheck.run(null).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void a_signaling_server_that_is_not_there_is_a_problem_with_what_to_do() throws InterruptedException {
        Finding finding = SignalingCheck.run(URI.create("ws://127.0.0.1:1"));

        assertThat(finding.verdict()).isEqualTo(Verdict.PROBLEM);
        assertThat(finding.text()).contains("Check the address");
    }

    @Test
    void what_is_not_named_is_not_checked() {
        assertThat(ice.stun(null).verdict()).isEqualTo(Verdict.NOT_CHECKED);
        assertThat(ice.turn(null).verdict()).isEqualTo(Verdict.NOT_CHECKED);
    }

    @Test
    void a_stun_server_that_answers_is_ok_and_one_that_does_not_is_a_problem() throws IOException {
        try (TurnDouble server = new TurnDouble("secret")) {
            assertThat(ice.stun("stun:127.0.0.1:" + server.port()).verdict()).isEqualTo(Verdict.OK);
        }
        try (DatagramSocket mute = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            assertThat(ice.stun("stun:127.0.0.1:" + mute.getLocalPort()).verdict())
                    .isEqualTo(Verdict.PROBLEM);
        }
        assertThat(ice.stun("stun:").verdict()).isEqualTo(Verdict.PROBLEM);
    }

    @Test
    void a_turn_server_is_ok_with_the_right_password_only() throws IOException {
        try (TurnDouble server = new TurnDouble("secret")) {
            String url = "turn:127.0.0.1:" + server.port();
            assertThat(ice.turn(new IceServer(List.of(url), "ada", "secret")).verdict())
                    .isEqualTo(Verdict.OK);
            Finding refused = ice.turn(new IceServer(List.of(url), "ada", "wrong"));
            assertThat(refused.verdict()).isEqualTo(Verdict.PROBLEM);
            assertThat(refused.text()).contains("code 401");
        }
    }

    @Test
    void it_ends_with_1_only_if_something_does_not_work_that_is_needed() {
        Finding library = Finding.ok(Part.LIBRARY, "webrtc-java loads");
        Finding stun = Finding.notChecked(Part.STUN, "Name a server.");
        List<Finding> bare = List.of(
                library,
                Finding.problem(Part.CAMERA, "Connect one."),
                Finding.problem(Part.MICROPHONE, "Connect one."),
                Finding.problem(Part.SCREEN, "There is no display."),
                stun);
        assertThat(DoctorCommand.exitCode(bare)).isEqualTo(ExitCode.DONE);
        for (Part needed : List.of(Part.JAVA, Part.LIBRARY, Part.SIGNALING, Part.STUN, Part.TURN)) {
            assertThat(DoctorCommand.exitCode(List.of(library, Finding.problem(needed, "It is not there."))))
                    .as(needed.text())
                    .isEqualTo(ExitCode.OTHER);
        }
    }

    /** Looks at the devices too, in a process of its own, whatever these are. */
    @Test
    void a_server_that_was_named_and_does_not_answer_is_a_failed_check() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = new CommandLine(new DoctorCommand(new PrintStream(out, true, StandardCharsets.UTF_8)))
                .execute("--server", "ws://127.0.0.1:1");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("signaling", "PROBLEM");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void a_screen_needs_a_display_that_exists() {
        assertThat(ScreenCheck.look("Linux", Map.of()).verdict()).isEqualTo(Verdict.PROBLEM);
        assertThat(ScreenCheck.look("Linux", Map.of("DISPLAY", ":4711")).verdict())
                .isEqualTo(Verdict.PROBLEM);
        assertThat(ScreenCheck.look("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"))
                        .text())
                .contains("X11");
        assertThat(ScreenCheck.look("Mac OS X", Map.of()).verdict()).isEqualTo(Verdict.OK);
    }

    /** Answers as RFC 8489 and RFC 8656 ask for, for one user {@code ada}. */
    private static final class TurnDouble implements AutoCloseable {
        private static final String REALM = "example.org";
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        private final Thread thread = new Thread(this::serve, "turn-double");
        private final byte[] key;

        TurnDouble(String password) throws IOException {
            key = StunMessage.longTermKey("ada", REALM, password);
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
            while (!socket.isClosed()) {
                try {
                    socket.receive(packet);
                    byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
                    byte[] reply =
                            answer(StunMessage.decode(ByteBuffer.wrap(bytes)).orElseThrow(), bytes);
                    socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                } catch (IOException e) {
                    if (!socket.isClosed()) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        }

        private byte[] answer(StunMessage request, byte[] bytes) {
            Map<Integer, byte[]> attributes = new LinkedHashMap<>();
            if (request.type() == StunMessage.ALLOCATE_REQUEST && !isSigned(request, bytes)) {
                attributes.put(StunMessage.ERROR_CODE, new byte[] {0, 0, 4, 1});
                attributes.put(StunMessage.REALM, REALM.getBytes(StandardCharsets.UTF_8));
                attributes.put(StunMessage.NONCE, "nonce".getBytes(StandardCharsets.UTF_8));
                return StunMessage.encode(StunMessage.ALLOCATE_ERROR, request.transaction(), attributes);
            }
            return StunMessage.encode(request.type() | 0x0100, request.transaction(), attributes);
        }

        /** Signs the request again with the true key: the same bytes mean that the client had it. */
        private boolean isSigned(StunMessage request, byte[] bytes) {
            if (!request.attributes().containsKey(StunMessage.MESSAGE_INTEGRITY)) {
                return false;
            }
            Map<Integer, byte[]> signed = new LinkedHashMap<>();
            for (int kind : List.of(
                    StunMessage.REQUESTED_TRANSPORT, StunMessage.USERNAME, StunMessage.REALM, StunMessage.NONCE)) {
                signed.put(kind, request.attributes().get(kind));
            }
            return Arrays.equals(bytes, StunMessage.encodeSigned(request.type(), request.transaction(), signed, key));
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
