package dev.parley.protocol;

import java.text.Normalizer;

/**
 * Clean text: normalised to NFC (Unicode UAX #15), no control characters, bounded in code points. Every text that a
 * person typed and another will read goes through here, in the sender and again in the receiver.
 */
public final class Text {
    private Text() {}

    /** A name of 1 to {@value Limits#NAME_LENGTH} code points, trimmed. */
    public static String name(String field, String raw) {
        String clean = line(field, raw, Limits.NAME_LENGTH);
        if (clean.isEmpty()) {
            throw new InvalidFieldException(field, "Enter a name of 1 to " + Limits.NAME_LENGTH + " characters.");
        }
        return clean;
    }

    /** One line of 0 to {@code max} code points, trimmed, without control, line or paragraph separator characters. */
    public static String line(String field, String raw, int max) {
        String clean = bounded(field, normalise(raw).strip(), max);
        if (clean.codePoints().anyMatch(Text::breaksLine)) {
            throw new InvalidFieldException(
                    field, "The " + field + " contains control characters. Remove them and try again.");
        }
        return clean;
    }

    /** Text of 0 to {@code max} code points in which, of the control characters, only line feed and tab are allowed. */
    public static String block(String field, String raw, int max) {
        String clean = bounded(field, normalise(raw.replace("\r\n", "\n")), max);
        if (clean.codePoints().anyMatch(c -> c != '\n' && c != '\t' && isUnsafe(c))) {
            throw new InvalidFieldException(
                    field, "The " + field + " contains control characters. Remove them and try again.");
        }
        return clean;
    }

    /** The form under which two names count as the same: NFKC, case folded, trimmed (Unicode §3.13, caseless matching). */
    public static String fold(String name) {
        String once = Normalizer.normalize(name.strip(), Normalizer.Form.NFKC);
        // String has no full case folding; upper then lower maps ß, ſ, final sigma and the Cherokee letters together.
        String folded = once.toUpperCase(java.util.Locale.ROOT).toLowerCase(java.util.Locale.ROOT);
        return Normalizer.normalize(folded.replace('ς', 'σ'), Normalizer.Form.NFKC);
    }

    private static String normalise(String raw) {
        return Normalizer.normalize(raw, Normalizer.Form.NFC);
    }

    private static String bounded(String field, String text, int max) {
        if (text.codePointCount(0, text.length()) > max) {
            throw new InvalidFieldException(
                    field, "The " + field + " is longer than " + max + " characters. Shorten it.");
        }
        return text;
    }

    private static boolean breaksLine(int c) {
        return isUnsafe(c) || c == 0x2028 || c == 0x2029;
    }

    /** Control characters, lone surrogates, non-characters, and the bidirectional overrides that make names lie. */
    private static boolean isUnsafe(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || (c & 0xFFFE) == 0xFFFE
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
