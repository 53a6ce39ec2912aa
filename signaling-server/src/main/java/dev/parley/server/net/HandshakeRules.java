package dev.parley.server.net;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which handshakes are let in. Immutable; any thread. */
final class HandshakeRules {
    private static final Pattern REQUEST_LINE = Pattern.compile("GET [!-~]+ HTTP/1\\.1");
    private static final Pattern WEBSOCKET = Pattern.compile("websocket", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile("13");

    /** Sixteen bytes as base64. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

    private final Set<String> allowedOrigins;

    HandshakeRules(Set<String> allowedOrigins) {
        this.allowedOrigins =
                allowedOrigins.stream().map(HandshakeRules::lower).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Judges one request (RFC 6455 §4.2.1). As strict as the library, which leaves a socket open whose handshake it refuses: it
     * wants one {@code Upgrade} with one token, and no white space behind it.
     */
    Optional<HttpRefusal> refusal(RequestHead head) {
        if (!head.isClean()) {
            return Optional.of(HttpRefusal.BAD_REQUEST);
        }
        if (!head.requestLine().startsWith("GET ") || !head.has("upgrade", "websocket")) {
            return Optional.of(HttpRefusal.NOT_WEBSOCKET);
        }
        if (!REQUEST_LINE.matcher(head.requestLine()).matches()
                || !head.isExactly("upgrade", WEBSOCKET)
                || !head.has("connection", "upgrade")
                || !head.isExactly("sec-websocket-version", VERSION)
                || !head.isExactly("sec-websocket-key", KEY)) {
            return Optional.of(HttpRefusal.BAD_REQUEST);
        }
        return originAllowed(head.values("origin")) ? Optional.empty() : Optional.of(HttpRefusal.ORIGIN);
    }

    private boolean originAllowed(List<String> origins) {
        return origins.isEmpty() || (origins.size() == 1 && allowedOrigins.contains(lower(origins.getFirst())));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
