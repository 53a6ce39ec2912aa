package dev.parley.client.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.TestMain;
import dev.parley.client.port.Signaling;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SignalingServer;
import dev.parley.server.net.SocketSettings;
import dev.parley.server.net.tls.CertificateFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.java_websocket.framing.CloseFrame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app's own socket at a server that speaks TLS with a certificate which only this computer's trust store knows. */
class TlsSignalingTest {
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final String PASSWORD = "for-tests-only";

    @TempDir
    private Path folder;

    private Path store;
    private SignalingServer server;

    @BeforeEach
    void start() throws Exception {
        store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=server",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Key key = keys.getKey("server", PASSWORD.toCharArray());
        CertificateFiles files = CertificateFiles.of(
                pem("CERTIFICATE", keys.getCertificate("server").getEncoded()), pem("PRIVATE KEY", key.getEncoded()));
        server = SignalingServer.start(
                ServerSettings.DEFAULTS.withSockets(SocketSettings.DEFAULTS.withCertificates(files)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Path pem(String label, byte[] der) throws IOException {
        String base64 = Base64.getMimeEncoder().encodeToString(der);
        return Files.writeString(
                folder.resolve(label), "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
    }

    /** What an app hears that is started so. */
    private List<String> heard(String... options) throws Exception {
        Process app = new ProcessBuilder(TestMain.command(List.of(options), App.class, server.url()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(app.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return app.inputReader(StandardCharsets.UTF_8).lines().toList();
        } finally {
            app.destroyForcibly();
        }
    }

    @Test
    void the_app_is_welcomed_over_tls() throws Exception {
        assertThat(heard("-D" + TRUST_STORE + "=" + store, "-D" + TRUST_STORE_PASSWORD + "=" + PASSWORD))
                .containsExactly("opened", "Welcome");
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_explained() throws Exception {
        assertThat(heard())
                .singleElement()
                .asString()
                .startsWith("No secure connection to 127.0.0.1")
                .contains("its certificate is valid");
    }

    @Test
    void why_it_failed_is_told_when_the_end_of_the_socket_is_seen_first() {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor()) {
            SignalingSocket socket =
                    new SignalingSocket(URI.create("wss://127.0.0.1:1"), new Recorder(heard), deadlines);
            socket.onClose(CloseFrame.ABNORMAL_CLOSE, "", true);
            assertThat(heard).isEmpty();
            socket.onError(new SSLHandshakeException("nobody vouches for it"));
            deadlines.shutdownNow();
        }
        assertThat(heard).singleElement().asString().contains("nobody vouches for it");
    }

    /** A process of its own: Java decides once in a process whom it trusts. */
    static final class App {
        public static void main(String[] args) throws InterruptedException {
            URI server = URI.create(args[0]);
            ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
            WebSocketSignaling signaling = new WebSocketSignaling(deadlines);
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            String first;
            // Again when no answer came in time, as the app does: that says only that this computer has much to do.
            do {
                signaling.open(server, new Recorder(heard));
                first = heard.take();
            } while (first.equals(ClosingReason.noAnswer(server)));
            System.out.println(first);
            if (first.equals("opened")) {
                signaling.send(new ClientMessage.Hello(1, "parley/test", List.of(), new Credentials.Guest()), "1");
                System.out.println(heard.take());
            }
            signaling.close();
            deadlines.shutdownNow();
        }
    }

    private record Recorder(BlockingQueue<String> heard) implements Signaling.Listener {
        @Override
        public void onOpened() {
            heard.add("opened");
        }

        @Override
        public void onMessage(ServerMessage message, @Nullable String re) {
            heard.add(message.getClass().getSimpleName());
        }

        @Override
        public void onClosed(String reason) {
            heard.add(reason);
        }
    }
}
