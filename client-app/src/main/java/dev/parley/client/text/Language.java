package dev.parley.client.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that Parley's window speaks. */
public enum Language {
    ENGLISH("en", "English"),
    GERMAN("de", "Deutsch"),
    SPANISH("es", "Español"),
    CHINESE("zh", "简体中文"),
    ARABIC("ar", "العربية");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** What those who speak it call it, whatever the language of the window is. */
    public String ownName() {
        return ownName;
    }

    /** The language's tag (BCP 47), such as {@code de}. */
    public String tag() {
        return tag;
    }

    /**
     * For numbers, dates and plurals. Digits are 0 to 9 in every language: they stand beside addresses, which have no others.
     */
    public Locale locale() {
        return Locale.forLanguageTag(tag + "-u-nu-latn");
    }

    /** It is written from right to left, and so the window is laid out. */
    public boolean isRightToLeft() {
        return this == ARABIC;
    }

    /** That of a locale, English where Parley does not speak it. */
    public static Language of(Locale locale) {
        return tagged(locale.getLanguage()).orElse(ENGLISH);
    }

    /** The one with this tag. */
    public static Optional<Language> tagged(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }
}
