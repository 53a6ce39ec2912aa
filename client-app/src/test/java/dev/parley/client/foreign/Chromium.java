package dev.parley.client.foreign;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.parley.client.app.browser.Browser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@link Browser} with one page, seen and moved through its DevTools. */
public final class Chromium implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final long START_SECONDS = 60;

    private final Browser browser;
    private final DevTools tools;
    private final String session;

    private Chromium(Browser browser, DevTools tools, String session) {
        this.browser = browser;
        this.tools = tools;
        this.session = session;
    }

    /** Starts it and opens the page. */
    public static Chromium open(Path profile, String url) throws IOException, InterruptedException {
        CompletableFuture<URI> address = new CompletableFuture<>();
        Browser browser = Browser.start(
                profile, List.of("--use-fake-device-for-media-stream"), "about:blank", line -> look(line, address));
        DevTools tools = new DevTools(await(address));
        String target = tools.call("", "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .getAsString();
        String session = tools.call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .getAsString();
        tools.call(session, "Runtime.enable", Map.of());
        tools.call(session, "Page.enable", Map.of());
        tools.until("Page.loadEventFired", () -> tools.call(session, "Page.navigate", Map.of("url", url)));
        return new Chromium(browser, tools, session);
    }

    private static void look(String line, CompletableFuture<URI> address) {
        Matcher matcher = ADDRESS.matcher(line);
        if (matcher.find()) {
            address.complete(URI.create(matcher.group(1)));
        }
    }

    private static URI await(CompletableFuture<URI> address) throws IOException, InterruptedException {
        try {
            return address.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Chromium did not say where its DevTools are.", e);
        }
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
        browser.close();
        tools.close();
    }
}
