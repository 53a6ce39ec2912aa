package dev.parley.client.app.oidc;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.protocol.OidcProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/**
 * An OpenID provider, and the browser of somebody who signs in there at once. It gives a token only to whoever asks as RFC 6749 and RFC
 * 7636 say. Tests change what it does.
 */
final class FakeProvider implements PageOpener, AutoCloseable {
    static final String CODE = "code that was given";

    final JsonObject configuration = new JsonObject();
    final JsonObject claims = new JsonObject();
    final Queue<Map<String, String>> pages = new ConcurrentLinkedQueue<>();
    final AtomicInteger asked = new AtomicInteger();
    final Queue<HttpResponse<String>> shown = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final HttpClient browser = HttpClient.newHttpClient();

    /** What the browser comes back with, of the page's parameters; empty if it does not. */
    volatile BiFunction<Map<String, String>, Map<String, String>, Map<String, String>> answer = (page, good) -> good;

    volatile boolean opens = true;
    volatile int tokenStatus = 200;

    FakeProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        configuration.addProperty("issuer", issuer);
        configuration.addProperty("authorization_endpoint", issuer + "/auth?tenant=1");
        configuration.addProperty("token_endpoint", issuer + "/token");
        JsonArray methods = new JsonArray();
        methods.add("S256");
        configuration.add("code_challenge_methods_supported", methods);
        claims.addProperty("iss", issuer);
        claims.addProperty("aud", "parley");
        server.createContext("/.well-known/openid-configuration", exchange -> {
            asked.incrementAndGet();
            reply(exchange, 200, configuration.toString());
        });
        server.createContext("/token", this::redeem);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    OidcProvider provider() {
        return new OidcProvider(issuer(), "parley", "Example");
    }

    @Override
    public CompletionStage<Boolean> open(URI page) {
        Map<String, String> asked = Query.decode(page.getRawQuery());
        pages.add(asked);
        Map<String, String> good = new LinkedHashMap<>();
        good.put("state", asked.get("state"));
        good.put("code", CODE);
        Map<String, String> back = answer.apply(asked, good);
        return back.isEmpty()
                ? CompletableFuture.completedFuture(opens)
                : visit(URI.create(asked.get("redirect_uri") + "?" + Query.encode(back)))
                        .thenApply(seen -> opens);
    }

    /** A browser that goes there. */
    CompletableFuture<HttpResponse<String>> visit(URI address) {
        return browser.sendAsync(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .whenComplete((seen, failure) -> {
                    if (seen != null) {
                        shown.add(seen);
                    }
                });
    }

    private void redeem(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                Query.decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> page = pages.stream()
                .filter(asked -> asked.get("redirect_uri").equals(form.get("redirect_uri")))
                .findFirst()
                .orElse(Map.of());
        boolean right = "POST".equals(exchange.getRequestMethod())
                && "authorization_code".equals(form.get("grant_type"))
                && CODE.equals(form.get("code"))
                && form.getOrDefault("client_id", "").equals(page.get("client_id"))
                && page.get("code_challenge").equals(s256(form.get("code_verifier")));
        JsonObject answer = new JsonObject();
        if (right) {
            JsonObject told = claims.deepCopy();
            if (!told.has("nonce")) {
                told.addProperty("nonce", page.get("nonce"));
            }
            answer.addProperty("id_token", "e30." + base64(told.toString().getBytes(StandardCharsets.UTF_8)) + ".c2ln");
        } else {
            answer.addProperty("error", "invalid_grant");
        }
        reply(exchange, right ? tokenStatus : 400, answer.toString());
    }

    private static String s256(String verifier) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        browser.shutdownNow();
    }
}
