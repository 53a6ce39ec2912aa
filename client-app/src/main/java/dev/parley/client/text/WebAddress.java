package dev.parley.client.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.IDNA;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web address in what somebody wrote. Only {@code http://} and {@code https://} begin one, and punctuation behind it is none of it. What
 * hides where it leads is none either: a user name before the host, a backslash, letters that cannot be seen.
 *
 * @param start where it begins in the text
 * @param end behind its last character
 * @param target where it leads, in ASCII: letters that look alike do not there
 */
public record WebAddress(int start, int end, URI target) {
    /** Found in one text; what comes behind them stays text. */
    static final int MOST = 50;

    private static final Pattern BEGINNING = Pattern.compile("(?<![A-Za-z0-9+.-])https?://", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARTS =
            Pattern.compile("([^:/]+)://(\\[[0-9A-Fa-f:.]+]|[^:/?#\\[\\]@]+)(:\\d{1,5})?((?:[/?#].*)?)");
    private static final Pattern HOST = Pattern.compile("(?=.*[a-z0-9])[a-z0-9_-]+(\\.[a-z0-9_-]+)*\\.?");
    private static final Pattern CODE = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final int PORTS = 65_536;

    /** Of what RFC 3986 §2 allows; each other of ASCII ends an address. */
    private static final String SIGNS = "-._~:/?#[]@!$&'()*+,;=%";

    /** At the end of an address these belong to the sentence. */
    private static final String BEHIND = ".,;:!?'*([";

    /** They stand for themselves behind the host; for brackets, for instance, their codes do. */
    private static final String LITERAL = "-._~:/?@!$&'()*+,;=";

    /** By the rules of browsers (UTS #46); they allow these, which occur in the wild. */
    private static final IDNA HOSTS = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    private static final Set<IDNA.Error> HARMLESS =
            EnumSet.of(IDNA.Error.HYPHEN_3_4, IDNA.Error.LEADING_HYPHEN, IDNA.Error.TRAILING_HYPHEN);

    /** Those of a text, in their order; at most {@value #MOST}. */
    public static List<WebAddress> in(String text) {
        List<WebAddress> found = new ArrayList<>();
        Matcher beginning = BEGINNING.matcher(text);
        int from = 0;
        while (found.size() < MOST && beginning.find(from)) {
            int start = beginning.start();
            int end = end(text, beginning.end());
            Optional<URI> target = target(text.substring(start, end));
            target.ifPresent(uri -> found.add(new WebAddress(start, end, uri)));
            from = target.isPresent() ? end : beginning.end();
        }
        return found;
    }

    /** A bracket that was not opened in the address ends it. */
    private static int end(String text, int from) {
        int round = 0;
        int square = 0;
        int end = from;
        while (end < text.length() && isPart(text.codePointAt(end))) {
            int c = text.codePointAt(end);
            round += step(c, '(', ')');
            square += step(c, '[', ']');
            if (round < 0 || square < 0) {
                break;
            }
            end += Character.charCount(c);
        }
        while (end > from && BEHIND.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static int step(int c, char opening, char closing) {
        return c == opening ? 1 : c == closing ? -1 : 0;
    }

    private static boolean isPart(int c) {
        if (c < 0x80) {
            return Character.isLetterOrDigit(c) || SIGNS.indexOf(c) >= 0;
        }
        return (Character.isLetterOrDigit(c) || isMark(c))
                && !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static Optional<URI> target(String written) {
        Matcher parts = PARTS.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        String port = Objects.requireNonNullElse(parts.group(3), "");
        boolean reachable = port.isEmpty() || Integer.parseInt(port.substring(1)) < PORTS;
        return reachable
                ? host(parts.group(2)).flatMap(host -> uri(scheme + "://" + host + port + encoded(parts.group(4))))
                : Optional.empty();
    }

    private static Optional<String> host(String written) {
        if (written.startsWith("[")) {
            return Optional.of(written);
        }
        IDNA.Info info = new IDNA.Info();
        String ascii = HOSTS.nameToASCII(written, new StringBuilder(), info).toString();
        boolean broken = info.getErrors().stream().anyMatch(error -> !HARMLESS.contains(error));
        return broken || !HOST.matcher(ascii).matches() ? Optional.empty() : Optional.of(ascii);
    }

    private static Optional<URI> uri(String ascii) {
        try {
            return Optional.of(new URI(ascii));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** What comes behind the host: what is not allowed there as itself becomes its code in UTF-8 (RFC 3986 §2.1). */
    private static String encoded(String rest) {
        StringBuilder encoded = new StringBuilder();
        boolean fragment = false;
        for (int i = 0; i < rest.length(); i += Character.charCount(rest.codePointAt(i))) {
            int c = rest.codePointAt(i);
            boolean begins = c == '#' && !fragment;
            fragment |= begins;
            if (begins
                    || isLiteral(c)
                    || CODE.matcher(rest).region(i, rest.length()).lookingAt()) {
                encoded.appendCodePoint(c);
            } else {
                encode(c, encoded);
            }
        }
        return encoded.toString();
    }

    private static boolean isLiteral(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || LITERAL.indexOf(c) >= 0);
    }

    private static void encode(int c, StringBuilder to) {
        for (byte part : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            to.append('%').append(HexFormat.of().withUpperCase().toHexDigits(part));
        }
    }
}
