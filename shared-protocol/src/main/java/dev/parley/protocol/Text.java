package dev.parley.protocol;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Clean text: normalised to NFC (Unicode UAX #15), no control characters, bounded in code points. Every text that a
 * person typed and another will read goes through here, in the sender and again in the receiver.
 */
public final class Text {
    /**
     * Most combining marks in a row, as in the Stream-Safe Text Format (UAX #15 §13). No writing system needs as many; more
     * of them bury the lines above and below, and normalising them takes time that grows with the square of their number.
     */
    private static final int MARKS_IN_A_ROW = 30;

    private Text() {}

    /** A name of 1 to {@value Limits#NAME_LENGTH} code points, trimmed, at least one of them visible. */
    public static String name(String field, String raw) {
        String clean = line(field, raw, Limits.NAME_LENGTH);
        if (fold(clean).isEmpty()) {
            throw new InvalidFieldException(
                    field, "Enter a name of 1 to " + Limits.NAME_LENGTH + " characters that can be seen.");
        }
        return clean;
    }

    /** One line of 0 to {@code max} code points, trimmed, without control, line or paragraph separator characters. */
    public static String line(String field, String raw, int max) {
        String clean = bounded(field, trim(normalise(field, raw)), max);
        refuse(field, contains(clean, Text::breaksLine));
        return clean;
    }

    /** Text of 0 to {@code max} code points in which, of the control characters, only line feed and tab are allowed. */
    public static String block(String field, String raw, int max) {
        String clean = bounded(field, normalise(field, raw.replace("\r\n", "\n")), max);
        refuse(field, contains(clean, c -> c != '\n' && c != '\t' && isUnsafe(c)));
        return clean;
    }

    /**
     * An email address, trimmed, or nothing. Whether mail arrives there only sending some would tell (RFC 5321 allows almost
     * anything), so this asks for no more than two parts around the last at sign, without white space.
     */
    public static String email(String field, String raw) {
        String clean = line(field, raw, Limits.EMAIL_LENGTH);
        int at = clean.lastIndexOf('@');
        boolean parts = at > 0 && at < clean.length() - 1;
        if (!clean.isEmpty()
                && (!parts || contains(clean, c -> Character.isWhitespace(c) || Character.isSpaceChar(c)))) {
            throw new InvalidFieldException(field, "Enter an email address such as ada@example.org, or none.");
        }
        return clean;
    }

    /**
     * The form under which two names count as the same: Unicode's NFKC_Casefold (§3.13), trimmed. Henry, HENRY and " henry "
     * are one name, straße and STRASSE, Greek names with either sigma, and names that differ in invisible characters only.
     * It does not know languages: as the Turkish capital of ı is I, ı and i count as the same, while İ, which folds to i and
     * a dot above, is a letter of its own.
     */
    public static String fold(String name) {
        String compatible = Normalizer.normalize(name, Normalizer.Form.NFKC);
        String visible = keepVisible(foldCase(compatible));
        return trim(Normalizer.normalize(visible, Normalizer.Form.NFKC));
    }

    /** A room's password of {@value Limits#ROOM_PASSWORD_MIN_LENGTH} to {@value Limits#ROOM_PASSWORD_LENGTH} characters, taken as it is. */
    static String roomPassword(String field, String raw) {
        opaque(field, raw, Limits.ROOM_PASSWORD_LENGTH);
        if (raw.length() < Limits.ROOM_PASSWORD_MIN_LENGTH) {
            throw new InvalidFieldException(
                    field, "A meeting's password has at least " + Limits.ROOM_PASSWORD_MIN_LENGTH + " characters.");
        }
        return raw;
    }

    /** Text that only programs read, of 0 to {@code max} characters: taken as it is, but without control characters. */
    static String opaque(String field, String raw, int max) {
        if (raw.length() > max) {
            throw tooLong(field, max);
        }
        refuse(field, contains(raw, Text::breaksLine));
        return raw;
    }

    /** Whether any code point of {@code text} is {@code unwanted}. */
    static boolean contains(String text, IntPredicate unwanted) {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (unwanted.test(c)) {
                return true;
            }
            i += Character.charCount(c);
        }
        return false;
    }

    /** Control characters, lone surrogates, non-characters, and the bidirectional overrides that make names lie. */
    static boolean isUnsafe(int c) {
        if (c < 0x80) {
            return c < ' ' || c == 0x7F;
        }
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || (c & 0xFFFE) == 0xFFFE
                || (c >= 0xFDD0 && c <= 0xFDEF)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean breaksLine(int c) {
        return isUnsafe(c) || c == 0x2028 || c == 0x2029;
    }

    private static void refuse(String field, boolean unsafe) {
        if (unsafe) {
            throw new InvalidFieldException(
                    field, "The " + field + " contains control characters. Remove them and try again.");
        }
    }

    private static String normalise(String field, String raw) {
        if (mostMarksInARow(raw) > MARKS_IN_A_ROW) {
            throw new InvalidFieldException(
                    field,
                    "The " + field + " has more than " + MARKS_IN_A_ROW
                            + " accents on one letter. Remove some and try again.");
        }
        return Normalizer.normalize(raw, Normalizer.Form.NFC);
    }

    private static int mostMarksInARow(String text) {
        int most = 0;
        int row = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            row = isMark(text.codePointAt(i)) ? row + 1 : 0;
            most = Math.max(most, row);
        }
        return most;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static String bounded(String field, String text, int max) {
        if (text.codePointCount(0, text.length()) > max) {
            throw tooLong(field, max);
        }
        return text;
    }

    private static InvalidFieldException tooLong(String field, int max) {
        return new InvalidFieldException(field, "The " + field + " is longer than " + max + " characters. Shorten it.");
    }

    /** Without white space at the ends; unlike {@link String#strip}, no-break spaces count. */
    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /**
     * Full case folding, which String does not have: lower maps ẞ to ß, upper ß to SS and both sigmas to Σ, lower again all
     * of them to their small letters; its final sigma depends on the context and is undone.
     */
    private static String foldCase(String text) {
        String upper = text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
        return upper.toLowerCase(Locale.ROOT).replace('ς', 'σ');
    }

    private static String keepVisible(String text) {
        return text.codePoints()
                .filter(c -> !isInvisible(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Unicode's Default_Ignorable_Code_Point, which the JDK does not offer. */
    private static boolean isInvisible(int c) {
        return switch (c) {
            case 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0 -> true;
            default ->
                (c >= 0x180B && c <= 0x180F)
                        || (c >= 0x200B && c <= 0x200F)
                        || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2060 && c <= 0x206F)
                        || (c >= 0xFE00 && c <= 0xFE0F)
                        || (c >= 0xFFF0 && c <= 0xFFF8)
                        || (c >= 0x1BCA0 && c <= 0x1BCA3)
                        || (c >= 0x1D173 && c <= 0x1D17A)
                        || (c >= 0xE0000 && c <= 0xE0FFF);
        };
    }
}
