package dev.parley.client.ui.common;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What stands for a person without a picture. */
public final class Initials {
    private static final Pattern WORD_ENDS = Pattern.compile("[\\s._-]+");

    private Initials() {}

    /** The first letters of the first and last word, at most two; a question mark if the name has none. */
    public static String of(String name) {
        List<String> words = WORD_ENDS.splitAsStream(name.strip()).toList();
        String last = words.size() > 1 ? first(words.getLast()) : "";
        String letters = words.isEmpty() ? "" : first(words.getFirst()) + last;
        return letters.isEmpty() ? "?" : letters.toUpperCase(Locale.ROOT);
    }

    private static String first(String word) {
        return word.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
