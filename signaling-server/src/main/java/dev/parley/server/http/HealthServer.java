package dev.parley.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.server.net.ServerStats;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code GET /health} on a port of its own, each request on a virtual thread. Everything else gets a plain
 * refusal. How long and how many: {@link #limitRequests}.
 */
public final class HealthServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("server.http");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private HealthServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param port 1 to 65535, or 0 for any free one
     * @throws IOException if it cannot listen there
     */
    public static HealthServer start(String host, int port, Supplier<ServerStats> stats) throws IOException {
        limitRequests();
        HealthServer health = new HealthServer(HttpServer.create(new InetSocketAddress(host, port), 0));
        health.server.createContext("/", exchange -> health.answer(exchange, stats));
        health.server.setExecutor(health.threads);
        health.server.start();
        LOG.atInfo()
                .addKeyValue("host", host)
                .addKeyValue("port", health.port())
                .log("Listening");
        return health;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** The JDK's server waits for ever for a request unless it is told otherwise before its first use. */
    private static void limitRequests() {
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
        System.setProperty("jdk.httpserver.maxConnections", "100");
    }

    private void answer(HttpExchange exchange, Supplier<ServerStats> stats) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String method = exchange.getRequestMethod();
            if (!"/health".equals(path)) {
                respond(exchange, 404, "{\"error\":\"not-found\",\"message\":\"There is /health.\"}");
            } else if (!"GET".equals(method) && !"HEAD".equals(method)) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                respond(exchange, 405, "{\"error\":\"method-not-allowed\",\"message\":\"Use GET.\"}");
            } else {
                ServerStats now = stats.get();
                respond(exchange, now.draining() ? 503 : 200, HealthReport.of(now));
            }
        } catch (RuntimeException defect) {
            LOG.atError().setCause(defect).log("A request failed");
            throw defect;
        }
    }

    private static void respond(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        boolean head = "HEAD".equals(exchange.getRequestMethod());
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
