package dev.parley.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * The words of {@link MeetingPage} in one language, fit for HTML.
 *
 * @param tag its language (RFC 5646)
 */
record PageTexts(String tag, Properties words) {
    /** Those there are; the first one is for everybody else. */
    static final List<String> LANGUAGES = List.of("en", "de", "es", "zh", "ar");

    /** Longest list of languages that is read, in characters. A browser's has a few dozen. */
    private static final int MOST_CHARACTERS = 200;

    static PageTexts in(String tag) {
        Properties words = new Properties();
        try (InputStream file = PageTexts.class.getResourceAsStream("meeting-page_" + tag + ".properties")) {
            if (file == null) {
                throw new IllegalStateException("the page's words in " + tag + " are not in this jar");
            }
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PageTexts(tag, words);
    }

    /**
     * The language that a browser's person likes best of those there are.
     *
     * @param languages the value of {@code Accept-Language} (RFC 9110 §12.5.4), which may be anything
     */
    static String preferred(String languages) {
        try {
            String chosen = languages.isBlank() || languages.length() > MOST_CHARACTERS
                    ? null
                    : Locale.lookupTag(Locale.LanguageRange.parse(languages), LANGUAGES);
            return chosen == null ? LANGUAGES.getFirst() : chosen;
        } catch (IllegalArgumentException malformed) {
            return LANGUAGES.getFirst();
        }
    }

    /** Which way it is written, as HTML calls it. */
    String direction() {
        return tag.equals("ar") ? "rtl" : "ltr";
    }

    String of(String key) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no word for " + key + " in " + tag);
        }
        return escaped(text);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
