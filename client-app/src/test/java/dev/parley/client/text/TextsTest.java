package dev.parley.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.PluralRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every text is there in every language, and can be spoken. */
class TextsTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "parley", "client");

    /** Ends with a blank in most languages. */
    private static final String SEPARATOR = "common.list.separator";

    /** What a sentence or a label of each language may end with, for each way English ends one. */
    private static final Map<String, String> ENDINGS = Map.of(".", ".。", "?", "?？؟", "…", "…", ":", ":：", "!", "!！");

    @AfterEach
    void speakEnglish() {
        Texts.speak(Language.ENGLISH);
    }

    @Test
    void what_is_no_key_is_said_as_it_is_and_not_kept() {
        Texts.of("room.chat.title");
        int before = Texts.kept();
        for (int i = 0; i < 100; i++) {
            for (String words : List.of("The server says no. " + i, "room.nothing-" + i, "nothing." + i, "{0} " + i)) {
                assertThat(Texts.of(words)).isEqualTo(words);
                assertThat(Texts.of(words, "value")).isEqualTo(words);
            }
        }
        assertThat(Texts.kept()).isEqualTo(before);
    }

    @Test
    void every_key_in_the_program_has_a_text_and_every_text_is_used() throws IOException {
        Set<String> used = keysInSources();
        assertThat(used).hasSizeGreaterThan(300);
        assertThat(Bundle.of(Language.ENGLISH).keySet()).containsExactlyInAnyOrderElementsOf(used);
    }

    /** String literals that begin with the name of a bundle and go on as keys do. */
    private static Set<String> keysInSources() throws IOException {
        Pattern key = Pattern.compile("\"((?:" + String.join("|", Bundle.areas()) + ")(?:\\.[a-z0-9-]+)+)\"");
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = key.matcher(Files.readString(file));
                while (matcher.find()) {
                    keys.add(matcher.group(1));
                }
            }
        }
        return keys;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void no_key_is_missing(Language language) {
        assertThat(Bundle.of(language).keySet())
                .containsExactlyInAnyOrderElementsOf(Bundle.of(Language.ENGLISH).keySet());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_text_says_what_the_english_one_is_told(Language language) {
        List<String> wrong = new ArrayList<>();
        Map<String, String> english = Bundle.of(Language.ENGLISH);
        Bundle.of(language).forEach((key, text) -> {
            if (!Bundle.placeholders(text).equals(Bundle.placeholders(english.get(key)))
                    || !Bundle.forms(text, ArgType.SELECT).equals(Bundle.forms(english.get(key), ArgType.SELECT))) {
                wrong.add(key + " = " + text);
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** Of those that whole numbers up to a thousand need. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void every_plural_has_all_forms_of_its_language(Language language) {
        PluralRules rules = PluralRules.forLocale(language.locale());
        Set<String> needed = new TreeSet<>(
                IntStream.rangeClosed(0, 1_000).mapToObj(rules::select).toList());
        List<String> wrong = new ArrayList<>();
        Bundle.of(language)
                .forEach((key, text) -> Bundle.forms(text, ArgType.PLURAL).stream()
                        .filter(forms -> !forms.containsAll(needed))
                        .forEach(forms -> wrong.add(key + " has " + forms + " of " + needed)));
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_text_is_clean_and_ends_as_the_english_one(Language language) {
        Map<String, String> english = Bundle.of(Language.ENGLISH);
        List<String> wrong = new ArrayList<>();
        Bundle.of(language).forEach((key, text) -> {
            boolean clean =
                    !text.isBlank() && (text.equals(text.strip()) || key.equals(SEPARATOR)) && !text.contains("  ");
            if (!clean || !endsAlike(english.get(key), text)) {
                wrong.add(key + " = \"" + text + "\"");
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static boolean endsAlike(String english, String text) {
        String end = english.substring(english.length() - 1);
        String last = text.substring(text.length() - 1);
        return ENDINGS.containsKey(end)
                ? ENDINGS.get(end).contains(last)
                : ENDINGS.values().stream().noneMatch(ends -> ends.contains(last));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_text_can_be_spoken(Language language) {
        Texts.speak(language);
        Bundle.of(language)
                .keySet()
                .forEach(key -> assertThat(Texts.of(key, 2, 3, 4, 5, 6, 7))
                        .as(key)
                        .isNotBlank()
                        .isNotEqualTo(key)
                        .doesNotContain("{", "}"));
    }

    @Test
    void what_has_no_text_is_shown_by_its_key() {
        assertThat(Texts.of("room.there-is-no-such-key")).isEqualTo("room.there-is-no-such-key");
        assertThat(Texts.of("nowhere.at-all")).isEqualTo("nowhere.at-all");
        assertThat(Texts.of("word")).isEqualTo("word");
    }

    @Test
    void a_process_speaks_english_until_it_is_told_otherwise() {
        assertThat(Texts.language()).isEqualTo(Language.ENGLISH);
    }

    @Test
    void the_language_of_a_computer_is_known_by_its_locale() {
        assertThat(Language.of(Locale.forLanguageTag("de-AT"))).isEqualTo(Language.GERMAN);
        assertThat(Language.of(Locale.forLanguageTag("zh-Hant-TW"))).isEqualTo(Language.CHINESE);
        assertThat(Language.of(Locale.forLanguageTag("ar-EG"))).isEqualTo(Language.ARABIC);
        assertThat(Language.of(Locale.forLanguageTag("fr"))).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(Locale.ROOT)).isEqualTo(Language.ENGLISH);
    }
}
