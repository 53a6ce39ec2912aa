package dev.parley.server.http;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.parley.server.metrics.ServerMetrics;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SignalingServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** A real server with both of its HTTP addresses, on free ports. */
final class RunningApi implements AutoCloseable {
    static final String TOKEN = "correct-horse-battery-staple";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final ServerMetrics metrics = new ServerMetrics();
    final SignalingServer server;
    final Readiness readiness;
    final Api api;
    private final HttpEndpoint open;
    private final HttpEndpoint admin;

    final TestKeeper keeper = new TestKeeper();

    RunningApi() throws IOException {
        server = SignalingServer.start(ServerSettings.DEFAULTS, metrics);
        readiness = new Readiness(Map.of("signaling", server::isWorking));
        api = new Api(server, readiness, metrics, new AccountApi(keeper, keeper));
        open = HttpEndpoint.start("127.0.0.1", 0, api.open(), null);
        admin = HttpEndpoint.start("127.0.0.1", 0, api.forAdmins(), new BearerToken(TOKEN));
    }

    /** As anybody, on the open address. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(open, path).build());
    }

    HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return send(request(open, path)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** On the open address, with an access token; empty for none. */
    HttpResponse<String> asOwner(String method, String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(open, path).method(method, HttpRequest.BodyPublishers.noBody());
        return send(
                token.isEmpty()
                        ? request.build()
                        : request.header("Authorization", "Bearer " + token).build());
    }

    /** With the token, on the admin's address. */
    HttpResponse<String> asAdmin(String method, String path, String body) throws IOException, InterruptedException {
        return asAdmin(method, path, body, "Bearer " + TOKEN);
    }

    HttpResponse<String> asAdmin(String method, String path, String body, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(admin, path).method(method, HttpRequest.BodyPublishers.ofString(body));
        return send(
                authorization.isEmpty()
                        ? request.build()
                        : request.header("Authorization", authorization).build());
    }

    private static HttpRequest.Builder request(HttpEndpoint endpoint, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static JsonObject json(HttpResponse<String> response) {
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    @Override
    public void close() {
        admin.close();
        open.close();
        server.close();
        metrics.close();
    }
}
