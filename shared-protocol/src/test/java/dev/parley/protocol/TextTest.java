package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @Test
    void a_name_is_normalised_to_nfc() {
        assertThat(Text.name("name", "Zoe\u0308")).isEqualTo("Zoë");
        assertThat(Text.name("name", "\u1112\u1161\u11ab")).isEqualTo("한");
    }

    @ParameterizedTest
    @ValueSource(strings = {" Ada ", "\tAda\n", "\u00a0Ada\u00a0", "\u3000Ada\u2003", "\u2028Ada"})
    void a_name_is_trimmed_of_every_kind_of_white_space(String raw) {
        assertThat(Text.name("name", raw)).isEqualTo("Ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\u0000", "A\u0007B", "A\u007fB", "A\u0085B", "A\nB", "A\tB", "A\u2028B", "A\u2029B"})
    void control_and_separator_characters_in_a_line_are_refused(String raw) {
        assertThatThrownBy(() -> Text.name("name", raw))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("The name contains control characters. Remove them and try again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u202ab",
                "a\u202bb",
                "a\u202cb",
                "a\u202db",
                "a\u202eb",
                "a\u2066b",
                "a\u2067b",
                "a\u2068b",
                "a\u2069b",
                "a\ud800b",
                "a\udc00b",
                "a\ufffeb",
                "a\uffffb",
                "a\ufdd0b",
                "a\ud83f\udffeb"
            })
    void bidirectional_overrides_lone_surrogates_and_non_characters_are_refused_everywhere(String raw) {
        assertThatThrownBy(() -> Text.name("name", raw)).isInstanceOf(InvalidFieldException.class);
        assertThatThrownBy(() -> Text.block("text", raw, 100)).isInstanceOf(InvalidFieldException.class);
        assertThatThrownBy(() -> Text.opaque("token", raw, 100)).isInstanceOf(InvalidFieldException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"עברית", "العربية", "می‌خواهم", "👩‍👩‍👧", "Łódź", "Nguyễn", "ปวีณา", "O'Brien", "中村"})
    void the_worlds_names_are_accepted_as_they_are(String name) {
        assertThat(Text.name("name", name)).isEqualTo(Normalizer.normalize(name, Normalizer.Form.NFC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200b", "\u200b \u2060", "\u3164", "\u00ad"})
    void a_name_that_shows_nothing_is_refused(String raw) {
        assertThatThrownBy(() -> Text.name("name", raw))
                .hasMessage("Enter a name of 1 to 64 characters that can be seen.");
    }

    @Test
    void a_name_is_allowed_to_the_limit_in_code_points_and_not_beyond() {
        String longest = "😀".repeat(Limits.NAME_LENGTH);
        assertThat(Text.name("name", longest)).isEqualTo(longest);
        assertThat(Text.name("name", "e\u0301".repeat(Limits.NAME_LENGTH))).hasSize(Limits.NAME_LENGTH);
        assertThatThrownBy(() -> Text.name("name", longest + "x"))
                .hasMessage("The name is longer than 64 characters. Shorten it.");
    }

    @Test
    void a_block_keeps_line_feeds_and_tabs_and_turns_crlf_into_lf() {
        assertThat(Text.block("text", "a\r\nb\n\tc\n", 100)).isEqualTo("a\nb\n\tc\n");
        assertThatThrownBy(() -> Text.block("text", "a\rb", 100)).isInstanceOf(InvalidFieldException.class);
        assertThatThrownBy(() -> Text.block("text", "a\u001bb", 100)).isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void thirty_combining_marks_in_a_row_are_allowed_and_one_more_is_not() {
        assertThat(Text.line("line", "x" + "\u0301".repeat(30), 100)).isNotEmpty();
        assertThatThrownBy(() -> Text.line("line", "x" + "\u0301".repeat(31), 100))
                .hasMessage("The line has more than 30 accents on one letter. Remove some and try again.");
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Henry,HENRY",
                "Henry,' henry '",
                "straße,STRASSE",
                "straße,STRAẞE",
                "Οδυσσεύς,ΟΔΥΣΣΕΎΣ",
                "ὈΔΥΣΣΕΎΣ,ὀδυσσεύσ",
                "ﬁn,FIN",
                "Ｈenry,henry",
                "Hen\u200bry,Henry",
                "Hen\u00adry,Henry",
                "Zoe\u0308,ZOË",
                "\u00a0Ada\u00a0,ada",
                "Ꭰ,ꭰ"
            })
    void names_that_look_or_sound_the_same_fold_to_the_same(String one, String other) {
        assertThat(Text.fold(one)).isEqualTo(Text.fold(other));
    }

    @ParameterizedTest
    @CsvSource({"Henry,Henri", "Zoe,Zoë", "Ada L,AdaL", "A,А", "o,0"})
    void names_that_differ_fold_differently(String one, String other) {
        assertThat(Text.fold(one)).isNotEqualTo(Text.fold(other));
    }

    /** The server does not know whose language a name is in; {@code docs/protocol.md} says so. */
    @Test
    void dotless_i_counts_as_i_and_dotted_capital_i_is_a_letter_of_its_own() {
        assertThat(Text.fold("Işık")).isEqualTo(Text.fold("ışık")).isEqualTo(Text.fold("işik"));
        assertThat(Text.fold("İpek")).isEqualTo("i\u0307pek").isNotEqualTo(Text.fold("ipek"));
    }

    @Test
    void folding_does_not_depend_on_the_computers_language() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("tr", "TR"));
        try {
            assertThat(Text.fold("INGRID")).isEqualTo("ingrid");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void every_character_folds_once_and_for_all_and_regardless_of_case() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String text = Character.toString(c);
            String folded = Text.fold(text);
            assertThat(Text.fold(folded)).as("U+%X folded twice", c).isEqualTo(folded);
            assertThat(Text.fold(text.toUpperCase(Locale.ROOT)))
                    .as("U+%X upper case", c)
                    .isEqualTo(folded);
            assertThat(Text.fold(text.toLowerCase(Locale.ROOT)))
                    .as("U+%X lower case", c)
                    .isEqualTo(folded);
        }
    }
}
