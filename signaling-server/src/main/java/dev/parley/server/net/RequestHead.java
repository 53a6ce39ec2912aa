package dev.parley.server.net;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request line and its header fields (RFC 9112 §2), read strictly: what one parser takes for one field and another for two
 * could carry a field past a proxy. Immutable.
 *
 * @param lines the request line first, without line ends
 */
record RequestHead(List<String> lines) {
    private static final Pattern PAGE = Pattern.compile("(?:GET|HEAD) (/[!-~]*) HTTP/1\\.[01]");
    private static final Pattern SPACES = Pattern.compile("^ +");

    RequestHead {
        lines = List.copyOf(lines);
    }

    /**
     * Splits a head at its line ends.
     *
     * @param text up to and with the empty line
     */
    static RequestHead of(String text) {
        return new RequestHead(List.of(text.split("\r\n", -1)).stream()
                .takeWhile(line -> !line.isEmpty())
                .toList());
    }

    /**
     * Whether every line is what it looks like: nothing but visible characters, spaces and tabs, and no line that goes on with
     * the one before (obs-fold, RFC 9112 §5.2).
     */
    boolean isClean() {
        return !lines.isEmpty()
                && lines.stream().allMatch(RequestHead::isClean)
                && lines.stream().skip(1).allMatch(RequestHead::isField);
    }

    private static boolean isClean(String line) {
        return !line.startsWith(" ")
                && !line.startsWith("\t")
                && line.chars().allMatch(c -> (c >= ' ' && c != 0x7F) || c == '\t');
    }

    /** No space before the colon (RFC 9112 §5.1). */
    private static boolean isField(String line) {
        int colon = line.indexOf(':');
        return colon > 0 && line.charAt(colon - 1) > ' ';
    }

    String requestLine() {
        return lines.isEmpty() ? "" : lines.getFirst();
    }

    /** The address that a browser asks for; empty if the request is not of that kind. */
    Optional<String> page() {
        return Optional.of(PAGE.matcher(requestLine())).filter(Matcher::matches).map(parts -> parts.group(1));
    }

    /**
     * The values of a field, in the order in which they stand.
     *
     * @param field its name in lower case
     */
    List<String> values(String field) {
        return lines.stream()
                .skip(1)
                .filter(line -> field.equals(name(line)))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .toList();
    }

    /** Whether a field stands there once, and all of its value has this form; spaces before it do not count. */
    boolean isExactly(String field, Pattern form) {
        List<String> values = lines.stream()
                .skip(1)
                .filter(line -> field.equals(name(line)))
                .map(line ->
                        SPACES.matcher(line.substring(line.indexOf(':') + 1)).replaceFirst(""))
                .toList();
        return values.size() == 1 && form.matcher(values.getFirst()).matches();
    }

    /** Whether one of a field's values, which are lists with commas, has this token. */
    boolean has(String field, String token) {
        return values(field).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .anyMatch(value -> value.strip().equalsIgnoreCase(token));
    }

    private static String name(String line) {
        return line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(Locale.ROOT);
    }
}
