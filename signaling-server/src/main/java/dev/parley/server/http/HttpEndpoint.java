package dev.parley.server.http;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.protocol.ErrorCode;
import dev.parley.server.session.RandomIds;
import dev.parley.server.store.Failure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers HTTP on one address, each request on a virtual thread. How long and how many: {@link #limitRequests}. Every
 * answer has the header field {@code X-Correlation-Id}, and so has its line in the log.
 */
public final class HttpEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("server.http");

    /** Longest body of a request, in bytes. */
    private static final int MOST_BYTES = 16 * 1024;

    private final HttpServer server;
    private final List<Route> routes;
    private final @Nullable BearerToken token;
    private final RandomIds ids = new RandomIds(new SecureRandom());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private HttpEndpoint(HttpServer server, List<Route> routes, @Nullable BearerToken token) {
        this.server = server;
        this.routes = List.copyOf(routes);
        this.token = token;
    }

    /**
     * Starts to answer.
     *
     * @param port 1 to 65535, or 0 for any free one
     * @param token what every request must show; null for none
     * @throws IOException if it cannot listen there
     */
    public static HttpEndpoint start(String host, int port, List<Route> routes, @Nullable BearerToken token)
            throws IOException {
        limitRequests();
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        HttpEndpoint endpoint = new HttpEndpoint(server, routes, token);
        server.createContext("/", endpoint::answer);
        server.setExecutor(endpoint.threads);
        server.start();
        LOG.atInfo()
                .addKeyValue("host", host)
                .addKeyValue("port", endpoint.port())
                .addKeyValue("for", token == null ? "everybody" : "admins")
                .log("Listening");
        return endpoint;
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

    private void answer(HttpExchange exchange) {
        String correlation = "http-" + ids.nextSession();
        try (exchange) {
            Answer answer = answerSafely(exchange, correlation);
            LOG.atDebug()
                    .addKeyValue("correlation", correlation)
                    .addKeyValue("status", answer.status())
                    .log("Answered");
            exchange.getResponseHeaders().set("X-Correlation-Id", correlation);
            respond(exchange, answer);
        } catch (IOException gone) {
            LOG.atDebug().addKeyValue("correlation", correlation).log("Nobody took the answer");
        }
    }

    private Answer answerSafely(HttpExchange exchange, String correlation) throws IOException {
        try {
            return route(exchange);
        } catch (HttpError refused) {
            return error(refused, correlation);
        } catch (RuntimeException failure) {
            return failed(failure, correlation);
        }
    }

    private static Answer failed(RuntimeException failure, String correlation) {
        if (Failure.isAway(failure)) {
            LOG.atWarn().addKeyValue("correlation", correlation).log("The database is away");
            return error(new HttpError(503, ErrorCode.STORAGE_UNAVAILABLE.wire(), Failure.AWAY), correlation);
        }
        LOG.atError().addKeyValue("correlation", correlation).setCause(failure).log("A request failed");
        return error(
                new HttpError(500, "internal", "The server made a mistake. Its log has the correlation."), correlation);
    }

    private Answer route(HttpExchange exchange) throws HttpError, IOException {
        if (token != null && !token.opens(exchange.getRequestHeaders().getFirst("Authorization"))) {
            throw new HttpError(401, "unauthorized", "Send the header field Authorization: Bearer TOKEN.");
        }
        String path = exchange.getRequestURI().getPath();
        List<Route> there =
                routes.stream().filter(route -> route.match(path).isPresent()).toList();
        if (there.isEmpty()) {
            throw new HttpError(404, "not-found", "There is " + paths() + ".");
        }
        String method = exchange.getRequestMethod();
        String wanted = "HEAD".equals(method) ? "GET" : method;
        Optional<Route> route = there.stream()
                .filter(candidate -> candidate.method().equals(wanted))
                .findFirst();
        if (route.isEmpty()) {
            exchange.getResponseHeaders().set("Allow", methods(there));
            throw new HttpError(405, "method-not-allowed", "Use " + methods(there) + ".");
        }
        String parameter = route.get().match(path).orElseThrow();
        String query = exchange.getRequestURI().getRawQuery();
        return route.get()
                .handler()
                .answer(new Route.Call(
                        parameter,
                        body(exchange),
                        query == null ? "" : query,
                        exchange.getRequestHeaders().getFirst("Authorization")));
    }

    private static String body(HttpExchange exchange) throws HttpError, IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new HttpError(413, "too-large", "A request has at most " + MOST_BYTES + " bytes.");
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private String paths() {
        return routes.stream().map(Route::path).distinct().collect(Collectors.joining(", "));
    }

    private static String methods(List<Route> routes) {
        return routes.stream()
                .map(Route::method)
                .map(method -> "GET".equals(method) ? "GET, HEAD" : method)
                .collect(Collectors.joining(", "));
    }

    private static Answer error(HttpError refused, String correlation) {
        JsonObject json = new JsonObject();
        json.addProperty("error", refused.code());
        json.addProperty("message", refused.sentence());
        json.addProperty("correlation", correlation);
        Answer answer = Answer.json(refused.status(), json);
        return refused.status() == 401 ? answer.with("WWW-Authenticate", "Bearer realm=\"parley\"") : answer;
    }

    private static void respond(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        boolean empty = body.length == 0 || "HEAD".equals(exchange.getRequestMethod());
        exchange.sendResponseHeaders(answer.status(), empty ? -1 : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
    }
}
