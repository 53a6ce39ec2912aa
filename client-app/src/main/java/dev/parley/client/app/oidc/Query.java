package dev.parley.client.app.oidc;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parameters as {@code application/x-www-form-urlencoded}, which RFC 6749 uses in URLs and in bodies. */
final class Query {
    private Query() {}

    static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What can be read of it. A parameter that comes twice counts as missing (RFC 6749 §3.1). */
    static Map<String, String> decode(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (String each : query == null ? new String[0] : query.split("&", -1)) {
            String[] parts = each.split("=", 2);
            String name = decodeOne(parts[0]);
            times.merge(name, 1, Integer::sum);
            parameters.put(name, parts.length == 2 ? decodeOne(parts[1]) : "");
        }
        parameters.keySet().removeIf(name -> times.getOrDefault(name, 0) > 1);
        return parameters;
    }

    private static String decodeOne(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
