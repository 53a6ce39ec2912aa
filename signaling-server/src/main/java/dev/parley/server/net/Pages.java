package dev.parley.server.net;

import java.util.Map;
import java.util.Optional;

/** Pages for browsers that come to the port of the clients. Called on the selector thread: it answers at once, without I/O. */
@FunctionalInterface
public interface Pages {
    /** No pages: whoever comes without a WebSocket handshake is told so. */
    Pages NONE = (target, languages) -> Optional.empty();

    /**
     * A page.
     *
     * @param status HTTP status code (RFC 9110 §15)
     * @param headers header fields beside {@code Content-Length} and {@code Connection}; visible ASCII
     */
    record Page(int status, Map<String, String> headers, String body) {
        public Page {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * The page at an address.
     *
     * @param target of the request line (RFC 9112 §3.2), visible ASCII, as the browser wrote it
     * @param languages the value of {@code Accept-Language} (RFC 9110 §12.5.4), as it is; empty for none
     * @return empty if there is none
     */
    Optional<Page> at(String target, String languages);
}
