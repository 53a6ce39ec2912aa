package dev.parley.client.app;

import dev.parley.client.app.process.Launch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code parley server} in a process of its own, on free ports. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("ws://\\S+");

    private final Process process;
    private final String url;

    private ServerProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static ServerProcess start() throws IOException {
        Process process = new ProcessBuilder(Launch.command(List.of("server", "--port", "0", "--http-port", "0")))
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

    String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(6, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
