package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.Visibility;
import dev.parley.server.net.tls.CertificateFiles;
import dev.parley.server.net.tls.TestAuthority;
import dev.parley.server.session.FakeTime;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server with a certificate of its own, and clients that trust the authority behind it. */
class TlsServerTest {
    @TempDir
    private static Path folder;

    private static TestAuthority authority;
    private static TestAuthority.Pair pair;

    /** Stands still unless a test moves it. */
    private final FakeTime time = new FakeTime();

    private SignalingServer server;
    private HttpClient http;

    @BeforeAll
    static void make_certificates() throws Exception {
        Awaitility.setDefaultTimeout(TestClient.PATIENCE_SECONDS, TimeUnit.SECONDS);
        authority = new TestAuthority(folder);
        pair = authority.certificate("EC");
    }

    @BeforeEach
    void start() throws Exception {
        SocketSettings sockets = SocketSettings.DEFAULTS
                .withTimes(5_000, 2_000, 20)
                .withCertificates(CertificateFiles.of(pair.certificate(), pair.key()));
        server = SignalingServer.start(ServerSettings.DEFAULTS.withSockets(sockets), time);
        http = HttpClient.newBuilder().sslContext(authority.client("TLS")).build();
    }

    @AfterEach
    void a_meeting_can_be_had_whatever_happened() {
        try (TestClient ann = client();
                TestClient bob = client()) {
            meet(ann, bob);
        } finally {
            http.close();
            server.close();
        }
    }

    private TestClient client() {
        return TestClient.welcomed(server.url(), http);
    }

    private static void meet(TestClient ann, TestClient bob) {
        RoomId room = ann.create(Visibility.PUBLIC);
        ParticipantId annId = ann.join(room, "Ann").self();
        ParticipantId bobId = bob.join(room, "Bob").self();
        ann.say(new Signal.Offer(room, bobId, 1, "a".repeat(49_000)));
        assertThat(bob.expect(Signal.Offer.class).sdp()).hasSize(49_000);
        bob.say(new Signal.Offer(room, annId, 1, "b".repeat(20_000)));
        assertThat(ann.expect(Signal.Offer.class).sdp()).hasSize(20_000);
    }

    private SSLSocket tls(String protocol) throws Exception {
        return tls(new Socket(), protocol);
    }

    /** TLS over a socket that may have its peculiarities. The handshake is not done yet. */
    private SSLSocket tls(Socket below, String protocol) throws Exception {
        below.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        SSLContext context = authority.client(protocol);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(below, "127.0.0.1", server.port(), true);
        socket.setEnabledProtocols(new String[] {protocol});
        return socket;
    }

    @Test
    void the_url_says_wss_and_whoever_does_not_trust_the_authority_stays_away() {
        assertThat(server.url()).startsWith("wss://127.0.0.1:");
        assertThatThrownBy(() -> new TestClient(server.url()).close())
                .rootCause()
                .isInstanceOf(java.security.cert.CertPathBuilderException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void both_versions_carry_a_session_with_strong_ciphers(String version) throws Exception {
        SSLSocket socket = tls(version);
        try (RawSocket raw = new RawSocket(socket)) {
            raw.handshake("");
            Hostile.hello(raw);
            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            assertThat(socket.getSession().getCipherSuite()).containsAnyOf("_GCM_", "CHACHA20");
        }
    }

    /** ClientHello of TLS 1.1 (RFC 4346 §7.4.1.2): a record, its version, a random, no session, one suite. */
    private static byte[] clientHello(String version) {
        String body = version + "00".repeat(32) + "00" + "0002c00a" + "0100";
        String handshake = "0100" + HexFormat.of().toHexDigits((short) (body.length() / 2)) + body;
        return HexFormat.of()
                .parseHex("160301" + HexFormat.of().toHexDigits((short) (handshake.length() / 2)) + handshake);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0300", "0301", "0302"})
    void older_versions_are_refused_with_an_alert(String version) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(clientHello(version));
            byte[] alert = socket.getInputStream().readNBytes(7);
            assertThat(alert[0]).as("an alert").isEqualTo((byte) 21);
            assertThat(alert[5]).as("fatal").isEqualTo((byte) 2);
            assertThat(alert[6]).as("protocol_version").isEqualTo((byte) 70);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void who_comes_without_tls_is_told_what_to_do() throws Exception {
        try (RawSocket raw = new RawSocket(server.port())) {
            assertThat(raw.request("")).isEqualTo("HTTP/1.1 400 unsupported");
            assertThat(raw.readToEnd()).contains("wss://");
        }
    }

    @Test
    void garbage_behind_the_first_record_only_ends_its_connection() throws Exception {
        for (String garbage : List.of(
                "1603030005ffffffffff", "16030300000000", "1603ffffff", "160303" + "0001" + "01" + "1403030001ff")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(HexFormat.of().parseHex(garbage + "00".repeat(20_000)));
                assertThat(readToEnd(socket)).isLessThan(100);
            }
        }
    }

    /** How many bytes still came. A reset is an end too; a time-out is none. */
    private static int readToEnd(Socket socket) throws IOException {
        try {
            return socket.getInputStream().readAllBytes().length;
        } catch (SocketException | SSLException reset) {
            return 0;
        }
    }

    @Test
    void half_a_handshake_is_closed_in_time_at_whatever_byte_it_stops() throws Exception {
        byte[] hello = clientHello("0303");
        List<Socket> held = new ArrayList<>();
        try {
            for (int sent : new int[] {0, 1, 4, 5, 6, hello.length - 1}) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                held.add(socket);
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(hello, 0, sent);
            }
            Awaitility.await().until(() -> server.stats().connections() == held.size());
            time.pass(5_000);
            for (Socket socket : held) {
                assertThat(readToEnd(socket)).isZero();
            }
            Awaitility.await().until(() -> server.stats().connections() == 0);
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    /** Sends each byte by itself, the handshake too. */
    private static final class Dripping extends Socket {
        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    for (int i = from; i < from + length; i++) {
                        out.write(bytes[i]);
                    }
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void how_the_bytes_are_cut_makes_no_difference(String version) throws Exception {
        Socket dripping = new Dripping();
        dripping.setTcpNoDelay(true);
        try (RawSocket raw = new RawSocket(tls(dripping, version))) {
            raw.handshake("");
            Hostile.hello(raw);
        }
    }

    /** What asks for another handshake in TLS 1.2 updates a key in TLS 1.3. */
    @Test
    void key_updates_without_end_close_the_connection() throws Exception {
        SSLSocket socket = tls("TLSv1.3");
        try (RawSocket raw = new RawSocket(socket)) {
            raw.handshake("");
            Hostile.hello(raw);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10_000; i++) {
                            socket.startHandshake();
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        Awaitility.await().until(() -> server.stats().connections() == 0);
    }

    @Test
    void a_key_update_now_and_then_is_no_offence() throws Exception {
        SSLSocket socket = tls("TLSv1.3");
        try (RawSocket raw = new RawSocket(socket)) {
            raw.handshake("");
            Hostile.hello(raw);
            for (int i = 0; i < 2 * TlsTransport.MOST_EMPTY; i++) {
                socket.startHandshake();
                Hostile.say(raw, new ClientMessage.Ping());
                assertThat(raw.next()).isInstanceOf(ServerMessage.Pong.class);
            }
        }
    }

    @Test
    void a_second_handshake_ends_the_connection() throws Exception {
        SSLSocket socket = tls("TLSv1.2");
        try (RawSocket raw = new RawSocket(socket)) {
            raw.handshake("");
            Hostile.hello(raw);
            socket.startHandshake();
            assertThat(readToEnd(socket)).isZero();
        }
        Awaitility.await().until(() -> server.stats().connections() == 0);
    }

    @Test
    void what_a_slow_reader_did_not_take_at_once_arrives_whole_and_in_order() throws Exception {
        Socket narrow = new Socket();
        narrow.setReceiveBufferSize(4096);
        try (TestClient ann = client();
                RawSocket slow = new RawSocket(tls(narrow, "TLSv1.3"))) {
            slow.handshake("");
            RoomId room = ann.create(Visibility.PUBLIC);
            ann.join(room, "Ann");
            ParticipantId id = Hostile.joinAs(slow, room, "Slow");
            for (int i = 0; i < 10; i++) {
                ann.say(new Signal.Offer(room, id, 1, Integer.toString(i).repeat(40_000)));
            }
            ann.say(new ClientMessage.Ping());
            ann.expect(ServerMessage.Pong.class);
            for (int i = 0; i < 10; i++) {
                assertThat(nextOffer(slow)).isEqualTo(Integer.toString(i).repeat(40_000));
            }
        }
    }

    private static String nextOffer(RawSocket raw) throws Exception {
        while (true) {
            if (raw.next() instanceof Signal.Offer offer) {
                return offer.sdp();
            }
        }
    }

    @Test
    void a_goodbye_is_followed_by_the_end_of_tls() throws Exception {
        SSLSocket socket = tls("TLSv1.3");
        try (RawSocket raw = new RawSocket(socket)) {
            raw.handshake("");
            raw.message("{\"type\":\"ping\"}");
            assertThat(new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .as("read to a close_notify, without which this throws")
                    .contains("hello-required", "goodbye");
        }
    }

    @Test
    void many_come_at_once() throws Exception {
        List<TestClient> all = new ArrayList<>();
        try (TestClient first = client()) {
            RoomId room = first.create(Visibility.PUBLIC);
            first.join(room, "First");
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                threads.add(Thread.ofVirtual().start(() -> {
                    TestClient client = client();
                    synchronized (all) {
                        all.add(client);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(all).hasSize(40);
            all.getFirst().say(new ClientMessage.JoinRoom(room, "Second", MediaState.OFF));
            first.expect(ServerMessage.UserJoined.class);
        } finally {
            all.forEach(TestClient::close);
        }
    }

    private Certificate presented() throws Exception {
        try (SSLSocket socket = tls("TLSv1.3")) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void a_renewed_certificate_serves_new_connections_and_ends_no_old_one() throws Exception {
        Certificate before = presented();
        try (TestClient ann = client();
                TestClient bob = client()) {
            TestAuthority.replace(pair, authority.certificate("EC"));
            Awaitility.await().until(() -> !presented().equals(before));
            meet(ann, bob);
            assertThat(ann.closeReason).isNotDone();
        }
    }

    @Test
    void a_client_that_breaks_off_in_the_middle_of_the_handshake_leaves_nothing_behind() throws Exception {
        try (SSLSocket distrustful = (SSLSocket) SSLContext.getDefault()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port())) {
            assertThatThrownBy(distrustful::startHandshake).isInstanceOf(SSLException.class);
        }
        Awaitility.await().until(() -> server.stats().connections() == 0);
    }
}
