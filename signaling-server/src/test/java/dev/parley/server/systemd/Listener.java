package dev.parley.server.systemd;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Assumptions;

/** A small Python program in systemd's place: it binds the socket and prints each datagram. */
public final class Listener implements AutoCloseable {
    private static final String PROGRAM = """
            import base64, socket, sys
            name = sys.argv[1]
            receiver = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            receiver.bind(chr(0) + name[1:] if name[0] == '@' else name)
            print('bound', flush=True)
            while True:
                print(base64.b64encode(receiver.recv(4096)).decode(), flush=True)
            """;

    private final Process process;
    private final BufferedReader lines;

    public Listener(String path) throws IOException {
        process = new ProcessBuilder("python3", "-c", PROGRAM, path)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!"bound".equals(lines.readLine())) {
            throw new IOException("the listener did not start");
        }
    }

    /** Skips the test, by name, where there is no Python. */
    public static void assumeItCanBe() {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
        Assumptions.assumeTrue(there, "needs python3 (Debian's package python3)");
    }

    /** The next datagram; waits for it. */
    public String heard() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("the listener has ended");
        }
        return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        lines.close();
    }
}
