package dev.parley.server.net.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A private certificate authority for one test, made with the JDK's keytool. It vouches for this computer. */
public final class TestAuthority {
    private static final String PASSWORD = "for-tests-only";

    private final Path folder;
    private int made;

    /** Makes the authority; its files go into {@code folder}. */
    public TestAuthority(Path folder) throws Exception {
        this.folder = folder;
        keytool("-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=Test authority", "-ext", "bc:c");
    }

    /** Where certificate and key are. */
    public record Pair(Path certificate, Path key) {}

    /** A new certificate for 127.0.0.1 and localhost, with its key as PKCS #8. */
    public Pair certificate(String keyAlgorithm) throws Exception {
        String name = "server" + ++made;
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                keyAlgorithm,
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-signer",
                "ca");
        Certificate own = store().getCertificate(name);
        Key key = store().getKey(name, PASSWORD.toCharArray());
        return new Pair(
                write(
                        name + ".pem",
                        pem("CERTIFICATE", own.getEncoded())
                                + pem("CERTIFICATE", authority().getEncoded())),
                write(name + ".key", pem("PRIVATE KEY", key.getEncoded())));
    }

    private Certificate authority() throws Exception {
        return store().getCertificate("ca");
    }

    /** For clients that trust this authority and no other. */
    public SSLContext client(String protocol) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trustStore());
        SSLContext context = SSLContext.getInstance(protocol);
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private KeyStore trustStore() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", authority());
        return trusted;
    }

    private KeyStore store() throws Exception {
        return KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD.toCharArray());
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", file("keys.p12"), "-storepass", PASSWORD));
        run(command);
    }

    static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(command + ": " + output);
        }
    }

    /** Puts one pair in the place of another, as a renewal does. */
    public static void replace(Pair old, Pair by) throws IOException {
        Files.copy(by.certificate(), old.certificate(), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(by.key(), old.key(), StandardCopyOption.REPLACE_EXISTING);
    }
}
