package dev.parley.client.foreign;

import dev.parley.client.app.Threads;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** npm's {@code oidc-provider}, a certified OpenID provider, in a process of its own. Its package is fetched by npm when it is needed first. */
public final class OpenIdProvider implements AutoCloseable {
    /** The package and its version. */
    private static final String PACKAGE = "oidc-provider@9.13.3";

    /** Whose features the package needs. */
    private static final int NODE = 20;

    private static final long INSTALL_SECONDS = 180;
    private static final Path FOLDER = Path.of("target", "openid-provider").toAbsolutePath();

    private final Process process;
    private final String issuer;

    private OpenIdProvider(Process process, String issuer) {
        this.process = process;
        this.issuer = issuer;
    }

    /** Empty if it can be started here, else a sentence that says what is missing. */
    public static Optional<String> problem() {
        if (!isThere("node") || !isThere("npm")) {
            return Optional.of("Node or npm is missing. On Debian: apt-get install nodejs npm");
        }
        try {
            return install();
        } catch (IOException e) {
            return Optional.of("npm cannot be run: " + e.getMessage());
        }
    }

    private static boolean isThere(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private static synchronized Optional<String> install() throws IOException {
        if (output("node", "--version").replaceFirst("^v(\\d+).*$", "$1").compareTo(String.valueOf(NODE)) < 0) {
            return Optional.of("Node " + NODE + " or newer is missing.");
        }
        Path marker = FOLDER.resolve(PACKAGE);
        if (!Files.exists(marker)) {
            Files.createDirectories(FOLDER);
            output("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", FOLDER.toString(), PACKAGE);
            if (!Files.isDirectory(FOLDER.resolve("node_modules/oidc-provider"))) {
                return Optional.of("npm could not install " + PACKAGE + ".");
            }
            Files.createFile(marker);
        }
        return Optional.empty();
    }

    private static String output(String... command) throws IOException {
        Path said = Files.createTempFile("parley", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return Files.readString(said).strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(said);
        }
    }

    /**
     * Starts it on a free port.
     *
     * @param folder for its script
     */
    public static OpenIdProvider start(Path folder) throws IOException {
        Path script = folder.resolve("provider.mjs");
        try (InputStream source =
                Objects.requireNonNull(OpenIdProvider.class.getResourceAsStream("/openid-provider/provider.mjs"))) {
            Files.write(script, source.readAllBytes());
        }
        Process process = new ProcessBuilder(List.of("node", script.toString(), FOLDER.toString()))
                .redirectErrorStream(true)
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("issuer ")) {
                Threads.daemon("parley-provider-log", () -> drain(lines)).start();
                return new OpenIdProvider(process, line.substring("issuer ".length()));
            }
            said.append(line).append('\n');
        }
        throw new IOException("The provider did not start. " + said);
    }

    private static void drain(BufferedReader lines) {
        try (lines) {
            lines.lines().forEach(_ -> {});
        } catch (IOException | UncheckedIOException e) {
            // It has ended.
        }
    }

    /** Its URL, by which servers and apps know it. */
    public String issuer() {
        return issuer;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
