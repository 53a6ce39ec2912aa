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

    /**
     * Judges one request.
     *
     * @param head request line and header fields
     */
    Optional<HttpRefusal> refusal(String head) {
        List<String> lines = head.lines().toList();
        if (lines.isEmpty() || lines.stream().anyMatch(HandshakeRules::folded)) {
            return Optional.of(HttpRefusal.BAD_REQUEST);
        }
        if (!lines.getFirst().startsWith("GET ") || !contains(lines, "upgrade", "websocket")) {
            return Optional.of(HttpRefusal.NOT_WEBSOCKET);
        }
        if (!contains(lines, "connection", "upgrade")
                || !contains(lines, "sec-websocket-version", "13")
                || values(lines, "sec-websocket-key").size() != 1) {
            return Optional.of(HttpRefusal.BAD_REQUEST);
        }
        return originAllowed(values(lines, "origin")) ? Optional.empty() : Optional.of(HttpRefusal.ORIGIN);
    }

    private boolean originAllowed(List<String> origins) {
        return origins.isEmpty() || (origins.size() == 1 && allowedOrigins.contains(lower(origins.getFirst())));
    }

    /** Continuation lines (obs-fold, RFC 9112 §5.2) are read differently by different parsers: none are let in. */
    private static boolean folded(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    private static boolean contains(List<String> lines, String field, String token) {
        return values(lines, field).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .anyMatch(value -> value.strip().equalsIgnoreCase(token));
    }

    private static List<String> values(List<String> lines, String field) {
        return lines.stream()
                .skip(1)
                .filter(line -> field.equals(
                        lower(line.substring(0, Math.max(0, line.indexOf(':'))).strip())))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .toList();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
