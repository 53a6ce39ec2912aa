package dev.parley.client.app.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code parley server} in a process of its own. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("ws://\\S+");
    private static final long END_SECONDS = 6;

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
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String ready = String.valueOf(lines.readLine());
        Matcher matcher = URL.matcher(ready);
        if (!matcher.find()) {
            process.destroyForcibly();
            throw new IOException("The server did not say where it listens: " + ready);
        }
        return new ServerProcess(process, matcher.group());
    }

    public String url() {
        return url;
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
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
