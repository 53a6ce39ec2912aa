package dev.parley.client.app.lab;

import dev.parley.client.app.process.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** coturn on the router of a lab, with credentials that expire ({@code use-auth-secret}), over UDP and TCP or over TLS only. */
public final class TurnProcess implements AutoCloseable {
    /** What it shares with the signaling server. */
    public static final String SECRET = "of the lab only";

    /** For TLS. */
    public static final int TLS_PORT = 5349;

    private static final int PORT = 3478;

    /** Clients refresh their allocations after half of it, and need good credentials for that. */
    private static final int LIFETIME_SECONDS = 30;

    private final Process process;
    private final Path folder;

    private TurnProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Why it cannot run here, as a sentence; empty if it can. */
    public static Optional<String> problem() {
        return NetworkLab.isInstalled("turnserver") && NetworkLab.isInstalled("openssl")
                ? Optional.empty()
                : Optional.of("coturn or openssl is missing. On Debian: apt-get install coturn openssl");
    }

    /** Starts it; clients try again until it listens. */
    public static TurnProcess start(NetworkLab lab) throws IOException {
        return start(lab, Files.createTempDirectory("parley-turn"), List.of("--no-tls", "--no-dtls"));
    }

    /** Starts it with TLS and nothing else, with a certificate that nobody knows. */
    public static TurnProcess startTls(NetworkLab lab) throws IOException {
        Path folder = Files.createTempDirectory("parley-turn");
        Path certificate = folder.resolve("certificate.pem");
        Path key = folder.resolve("key.pem");
        Shell.run(selfSigned(certificate, key), "");
        return start(
                lab,
                folder,
                List.of(
                        "--no-udp",
                        "--no-tcp",
                        "--no-dtls",
                        "--tls-listening-port=" + TLS_PORT,
                        "--cert=" + certificate,
                        "--pkey=" + key));
    }

    private static List<String> selfSigned(Path certificate, Path key) {
        return List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + NetworkLab.SERVERS,
                "-addext",
                "subjectAltName=IP:" + NetworkLab.SERVERS,
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString());
    }

    private static TurnProcess start(NetworkLab lab, Path folder, List<String> listeners) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "turnserver",
                "-n",
                "--listening-ip=" + NetworkLab.SERVERS,
                "--relay-ip=" + NetworkLab.SERVERS,
                "--listening-port=" + PORT,
                "--realm=parley.lab",
                "--use-auth-secret",
                "--static-auth-secret=" + SECRET,
                "--no-cli",
                "--max-allocate-lifetime=" + LIFETIME_SECONDS,
                "--userdb=" + folder.resolve("users"),
                "--pidfile=" + folder.resolve("pid"),
                "--log-file=" + folder.resolve("log"),
                "--simple-log",
                "--verbose"));
        command.addAll(listeners);
        Process process = new ProcessBuilder(lab.onRouter(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new TurnProcess(process, folder);
    }

    /** For clients with UDP. */
    public static String udp() {
        return "turn:" + NetworkLab.SERVERS + ":" + PORT + "?transport=udp";
    }

    /** For clients without. */
    public static String tcp() {
        return "turn:" + NetworkLab.SERVERS + ":" + PORT + "?transport=tcp";
    }

    /** For clients that reach nothing but its TLS port. */
    public static String tls() {
        return "turns:" + NetworkLab.SERVERS + ":" + TLS_PORT + "?transport=tcp";
    }

    /** What it has logged so far. */
    public String log() throws IOException {
        Path log = folder.resolve("log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    @Override
    public void close() {
        process.destroyForcibly();
        TemporaryFiles.delete(folder);
    }
}
