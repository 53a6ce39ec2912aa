package dev.parley.client.app.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Serves the files of a folder of the class path on loopback, where a browser allows a page camera and microphone. */
public final class PageServer implements AutoCloseable {
    private final HttpServer server;
    private final String folder;

    /**
     * Starts it.
     *
     * @param folder such as {@code /pages}
     * @param posts is given what a page posts to {@code /event}, one after the other, on the server's thread
     */
    public PageServer(String folder, Consumer<String> posts) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.createContext("/event", exchange -> take(exchange, posts));
        server.start();
    }

    /** What the browser sends as Origin. */
    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String file = exchange.getRequestURI().getPath();
        try (exchange;
                InputStream content = PageServer.class.getResourceAsStream(folder + file)) {
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String type = file.endsWith(".js") ? "text/javascript" : "text/html";
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, 0);
            content.transferTo(exchange.getResponseBody());
        }
    }

    private static void take(HttpExchange exchange, Consumer<String> posts) throws IOException {
        try (exchange) {
            posts.accept(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
