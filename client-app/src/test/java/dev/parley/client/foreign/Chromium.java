package dev.parley.client.foreign;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium with one page, a camera and a microphone that are not real, and a new profile. */
public final class Chromium implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final long END_SECONDS = 10;

    private final Process process;
    private final DevTools tools;
    private final String session;

    private Chromium(Process process, DevTools tools, String session) {
        this.process = process;
        this.tools = tools;
        this.session = session;
    }

    /** Empty if it can be started here, else a sentence that says what is missing. */
    public static Optional<String> problem() {
        return command().isPresent()
                ? Optional.empty()
                : Optional.of("Chromium is missing. On Debian: apt-get install chromium");
    }

    private static Optional<Path> command() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(Path.of(folder, "chromium"), Path.of(folder, "chromium-browser")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it and opens the page. */
    static Chromium open(Path profile, String url) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        command().orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--use-fake-ui-for-media-stream",
                        "--use-fake-device-for-media-stream",
                        "--autoplay-policy=no-user-gesture-required",
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        DevTools tools = new DevTools(address(process));
        String target = tools.call("", "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .getAsString();
        String session = tools.call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .getAsString();
        tools.call(session, "Runtime.enable", Map.of());
        tools.call(session, "Page.enable", Map.of());
        tools.until("Page.loadEventFired", () -> tools.call(session, "Page.navigate", Map.of("url", url)));
        return new Chromium(process, tools, session);
    }

    private static URI address(Process process) throws IOException {
        BufferedReader lines = process.errorReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
                return URI.create(matcher.group(1));
            }
        }
        throw new IOException("Chromium ended before it said where its DevTools are.");
    }

    /** The value of a JavaScript expression, awaited if it is a promise. */
    JsonElement evaluate(String expression) throws InterruptedException {
        JsonObject answer = tools.call(
                session,
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + " threw " + answer.get("exceptionDetails"));
        }
        JsonElement value = answer.getAsJsonObject("result").get("value");
        return value == null ? new JsonObject() : value;
    }

    /**
     * Waits in the page until a JavaScript expression, which may await, is true.
     *
     * @return "true", or what it was last if it is not true in time
     */
    String await(String condition, Duration patience) throws InterruptedException {
        return evaluate("""
                (async () => {
                  let last = 'never finished';
                  for (const end = performance.now() + %d; performance.now() < end; ) {
                    last = String(await (async () => (%s))().catch(error => error));
                    if (last === 'true') break;
                    await new Promise(next => setTimeout(next, 50));
                  }
                  return last;
                })()""".formatted(patience.toMillis(), condition)).getAsString();
    }

    void reload() throws InterruptedException {
        tools.until("Page.loadEventFired", () -> tools.call(session, "Page.reload", Map.of()));
    }

    List<String> complaints() {
        return tools.complaints();
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
        children.forEach(child -> child.onExit().join());
        tools.close();
    }
}
