package dev.parley.client.foreign;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Serves the files of {@code foreign-peer} on loopback, where a browser allows a page camera and microphone. */
final class PageServer implements AutoCloseable {
    private final HttpServer server;

    PageServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", PageServer::answer);
        server.start();
    }

    /** What the browser sends as Origin. */
    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String file = exchange.getRequestURI().getPath();
        try (exchange;
                InputStream content = PageServer.class.getResourceAsStream("/foreign-peer" + file)) {
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

    @Override
    public void close() {
        server.stop(0);
    }
}
