package dev.parley.client.app.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** coturn on the router of a lab, with credentials that expire ({@code use-auth-secret}), over UDP and TCP. */
public final class TurnProcess implements AutoCloseable {
    /** What it shares with the signaling server. */
    public static final String SECRET = "of the lab only";

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
        return NetworkLab.isInstalled("turnserver")
                ? Optional.empty()
                : Optional.of("coturn is missing. On Debian: apt-get install coturn");
    }

    /** Starts it; clients try again until it listens. */
    public static TurnProcess start(NetworkLab lab) throws IOException {
        Path folder = Files.createTempDirectory("parley-turn");
        List<String> command = List.of(
                "turnserver",
                "-n",
                "--listening-ip=" + NetworkLab.SERVERS,
                "--relay-ip=" + NetworkLab.SERVERS,
                "--listening-port=" + PORT,
                "--realm=parley.lab",
                "--use-auth-secret",
                "--static-auth-secret=" + SECRET,
                "--no-tls",
                "--no-dtls",
                "--no-cli",
                "--max-allocate-lifetime=" + LIFETIME_SECONDS,
                "--userdb=" + folder.resolve("users"),
                "--pidfile=" + folder.resolve("pid"),
                "--log-file=" + folder.resolve("log"),
                "--simple-log",
                "--verbose");
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
