package dev.parley.client.app.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An X server that shows its screen to nobody (Xvfb), for windows where there is no desktop. */
public final class VirtualScreen implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualScreen.class);
    private static final long END_MS = 5_000;

    private final Process process;
    private final String display;
    private final Thread hook;

    private VirtualScreen(Process process, String display) {
        this.process = process;
        this.display = display;
        hook = new Thread(process::destroy, "parley-screen-end");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Empty if it can be started here, else a sentence that says what is missing. */
    public static Optional<String> problem() {
        return command().isPresent()
                ? Optional.empty()
                : Optional.of("Xvfb is missing. On Debian: apt-get install xvfb");
    }

    private static Optional<Path> command() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "Xvfb"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one of that size, in pixels, and waits until it can be used. */
    public static VirtualScreen start(int width, int height) throws IOException {
        Process process = new ProcessBuilder(
                        command().orElseThrow().toString(),
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        width + "x" + height + "x24",
                        "-nolisten",
                        "tcp",
                        "-noreset")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String number = lines.readLine();
        if (number == null) {
            process.destroyForcibly();
            throw new IOException("Xvfb ended at once. Run it by hand to see why.");
        }
        return new VirtualScreen(process, ":" + number.strip());
    }

    /** What begins a command whose windows are to open here. */
    public List<String> prefix() {
        return List.of("env", "DISPLAY=" + display);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.atDebug().log("The process is ending, and the screen with it");
        }
        process.destroy();
        Departure.await(process, END_MS);
    }
}
