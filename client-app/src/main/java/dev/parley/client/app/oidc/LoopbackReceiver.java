package dev.parley.client.app.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.client.app.Threads;
import dev.parley.client.core.SignInTrouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where the browser comes back: a free port of 127.0.0.1, which only programs of this computer reach (RFC 8252 §7.3), for one sign-in.
 *
 * <p>Whatever comes without the state of this sign-in is turned away and changes nothing: any page and any program of this computer can
 * ask here. Bound: {@value #THREADS} requests at a time, {@value #WAITING} wait, more are cut off.
 */
final class LoopbackReceiver implements AutoCloseable {
    private static final String PATH = "/callback";
    private static final int THREADS = 4;
    private static final int WAITING = 16;

    private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();
    private final byte[] state;
    private final ThreadPoolExecutor threads;
    private final HttpServer server;

    private LoopbackReceiver(HttpServer server, ThreadPoolExecutor threads, String state) {
        this.server = server;
        this.threads = threads;
        this.state = bytes(state);
    }

    /** Opens a port, which waits for the browser with that state. */
    static LoopbackReceiver open(String state) throws SignInException {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), THREADS);
            ThreadPoolExecutor threads = new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(WAITING),
                    Threads.daemons("parley-oidc-return"));
            LoopbackReceiver receiver = new LoopbackReceiver(server, threads, state);
            server.setExecutor(threads);
            server.createContext("/", receiver::handle);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new SignInException(SignInTrouble.NO_PORT, "No port of 127.0.0.1 can be opened (" + e + ")");
        }
    }

    /** What the provider is asked to send the browser to. */
    URI redirection() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    /** The parameters with which the browser came back. */
    Map<String, String> await(Duration patience) throws SignInException, InterruptedException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SignInException(SignInTrouble.TIMED_OUT, "Nobody came back from the browser in time");
        } catch (ExecutionException e) {
            throw new IllegalStateException("It is never completed with an exception", e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> parameters =
                    Query.decode(exchange.getRequestURI().getRawQuery());
            if (!exchange.getRequestURI().getPath().equals(PATH)
                    || !exchange.getRequestMethod().equals("GET")) {
                reply(exchange, 404, FinishedPage.stranger());
            } else if (!MessageDigest.isEqual(state, bytes(parameters.getOrDefault("state", "")))) {
                reply(exchange, 400, FinishedPage.stranger());
            } else {
                finish(exchange, parameters);
            }
        }
    }

    /** The page comes first: once the answer is there, the port closes. */
    private void finish(HttpExchange exchange, Map<String, String> parameters) throws IOException {
        try {
            reply(exchange, 200, parameters.containsKey("code") ? FinishedPage.done() : FinishedPage.refused());
        } finally {
            answer.complete(parameters);
        }
    }

    private static void reply(HttpExchange exchange, int status, String page) throws IOException {
        byte[] body = bytes(page);
        FinishedPage.HEADERS.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Lets a page that is being written come to its end, for a second at most. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdownNow();
    }
}
