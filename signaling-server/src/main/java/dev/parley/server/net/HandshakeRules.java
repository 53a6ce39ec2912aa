package dev.parley.server.net;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which handshakes are let in. Immutable; any thread. */
final class HandshakeRules {
    private final Set<String> allowedOrigins;

    HandshakeRules(Set<String> allowedOrigins) {
        this.allowedOrigins =
                allowedOrigins.stream().map(HandshakeRules::lower).collect(Collectors.toUnmodifiableSet());
    }

    /** Judges one request. */
    Optional<HttpRefusal> refusal(RequestHead head) {
        if (!head.isClean()) {
            return Optional.of(HttpRefusal.BAD_REQUEST);
        }
        if (!head.requestLine().startsWith("GET ") || !head.has("upgrade", "websocket")) {
            return Optional.of(HttpRefusal.NOT_WEBSOCKET);
        }
        if (!head.has("connection", "upgrade")
                || !head.has("sec-websocket-version", "13")
                || head.values("sec-websocket-key").size() != 1) {
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
