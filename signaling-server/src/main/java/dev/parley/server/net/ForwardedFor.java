package dev.parley.server.net;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the hops in the fields that proxies write, in the order in which they were written. Bounded by the request head. */
final class ForwardedFor {
    /** An address as RFC 7239 §6 writes nodes: IPv6 in brackets, then perhaps a port. Many proxies leave the brackets away. */
    private static final Pattern NODE =
            Pattern.compile("\\[([^\\]]*)\\](?::\\w+)?|([0-9.]+)(?::\\w+)?|([0-9A-Fa-f:.]+)");

    private ForwardedFor() {}

    /** One text for each hop, the client's first. A hop that names nobody is empty. */
    static List<String> of(TrustedProxies.Header header, List<String> values) {
        List<String> hops = new ArrayList<>();
        for (String value : values) {
            switch (header) {
                case FORWARDED -> split(value, ',').forEach(element -> hops.add(node(element)));
                case X_FORWARDED_FOR -> List.of(value.split(",", -1)).forEach(element -> hops.add(element.strip()));
            }
        }
        return hops;
    }

    static Optional<InetAddress> address(String hop) {
        Matcher node = NODE.matcher(hop);
        if (!node.matches()) {
            return Optional.empty();
        }
        String literal = node.group(1) != null ? node.group(1) : node.group(2) != null ? node.group(2) : node.group(3);
        return AddressRange.address(literal);
    }

    /** The value of {@code for} in one element of Forwarded (RFC 7239 §4), without quotes. */
    private static String node(String element) {
        for (String pair : split(element, ';')) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase("for")) {
                return unquoted(pair.substring(equals + 1).strip());
            }
        }
        return "";
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /**
     * Separators inside a quoted string (RFC 9110 §5.6.4) separate nothing. Quotes are paired from the right, where the trusted
     * proxies wrote: one that a client left open swallows nothing of theirs.
     */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int end = text.length();
        for (int i = text.length() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(i + 1, end));
                end = i;
            }
        }
        parts.add(text.substring(0, end));
        return parts.reversed();
    }
}
