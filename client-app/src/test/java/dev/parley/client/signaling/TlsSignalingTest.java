package dev.parley.client.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
    private final WebSocketSignaling signaling = new WebSocketSignaling(deadlines);
    private final Recorder recorder = new Recorder();
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
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE_PASSWORD);
        signaling.close();
        server.close();
        deadlines.shutdownNow();
    }

    private Path pem(String label, byte[] der) throws IOException {
        String base64 = Base64.getMimeEncoder().encodeToString(der);
        return Files.writeString(
                folder.resolve(label), "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
    }

    /** As the app does: again when no answer came in time, which says only that this computer has much to do. */
    private void open() {
        URI url = URI.create(server.url());
        await().atMost(2, TimeUnit.MINUTES).until(() -> {
            recorder.heard.clear();
            signaling.open(url, recorder);
            await().atMost(20, TimeUnit.SECONDS).until(() -> !recorder.heard.isEmpty());
            return !recorder.heard.contains(ClosingReason.noAnswer(url));
        });
    }

    @Test
    void the_app_is_welcomed_over_tls() {
        System.setProperty(TRUST_STORE, store.toString());
        System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);
        open();
        assertThat(recorder.heard).containsExactly("opened");
        signaling.send(new ClientMessage.Hello(1, "parley/test", List.of(), new Credentials.Guest()), "1");
        await().atMost(20, TimeUnit.SECONDS).until(() -> recorder.heard.contains("Welcome"));
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_explained() {
        open();
        assertThat(recorder.heard)
                .singleElement()
                .asString()
                .startsWith("No secure connection to 127.0.0.1")
                .contains("its certificate is valid");
    }

    private static final class Recorder implements Signaling.Listener {
        private final List<String> heard = new CopyOnWriteArrayList<>();

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
