package dev.parley.client.app.process;

import dev.parley.client.app.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A signaling server in a process of its own. */
public final class ServerProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
    private static final Pattern URL = Pattern.compile("ws://\\S+");
    private static final long END_MS = 6_000;

    private final Process process;
    private final String url;

    private ServerProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** On free ports of this computer only. */
    public static ServerProcess start() throws IOException {
        return start(List.of(), List.of("--port", "0"));
    }

    /**
     * Starts it and waits until it accepts connections.
     *
     * @param prefix the command line that runs a command elsewhere, such as in a network namespace; empty for here
     * @param arguments of {@code parley server}
     */
    public static ServerProcess start(List<String> prefix, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        List<String> all = new ArrayList<>(List.of("server", "--http-port", "0"));
        all.addAll(arguments);
        command.addAll(Launch.command(all));
        return run(command);
    }

    /** Starts a server that prints its URL when it accepts connections, and waits for that. */
    public static ServerProcess run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String url = url(process, lines);
        Threads.daemon("parley-child-log", () -> drain(lines)).start();
        return new ServerProcess(process, url);
    }

    private static String url(Process process, BufferedReader lines) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher matcher = URL.matcher(line);
            if (matcher.find()) {
                return matcher.group();
            }
            said.append(line).append(' ');
        }
        process.destroyForcibly();
        throw new IOException("The server did not start. " + said);
    }

    /** What it logs later is read, so that it never waits for a reader, and thrown away. */
    private static void drain(Reader log) {
        try (log) {
            log.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("The server ended");
        }
    }

    public String url() {
        return url;
    }

    public long pid() {
        return process.pid();
    }

    public int port() {
        return URI.create(url).getPort();
    }

    /** Ends it without a goodbye, as {@code kill -9} does, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        Departure.await(process, END_MS);
    }
}
