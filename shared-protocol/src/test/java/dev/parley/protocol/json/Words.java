package dev.parley.protocol.json;

import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Limits;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Text;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitrary texts, identifiers and numbers, chosen to be awkward. */
final class Words {
    /** What breaks escaping, normalising, folding, trimming, and counting. */
    private static final List<String> AWKWARD = List.of(
            "a",
            "Z",
            " ",
            "\"",
            "\\",
            "/",
            "<",
            "&",
            "'",
            "{",
            "]",
            ",",
            ":",
            "\\u0041",
            "é",
            "e\u0301",
            "\u0301",
            "ß",
            "ẞ",
            "İ",
            "ı",
            "ς",
            "Σ",
            "ﬁ",
            "ﷺ",
            "Å",
            "\u00A0",
            "\u200B",
            "\u200D",
            "\uFEFF",
            "\uFE0F",
            "\u1100\u1161",
            "각",
            "中",
            "ا",
            "א",
            "\u0345",
            "\u0F77",
            "😀",
            "👩‍👩‍👧",
            "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
            "𝒜",
            "~",
            "\uFFFD",
            "\u2800");

    private static final Arbitrary<String> PIECES = Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(AWKWARD)),
            Tuple.of(1, Arbitraries.chars().all().map(String::valueOf)),
            Tuple.of(1, Arbitraries.integers().between(0, 0x10FFFF).map(Character::toString)));

    private Words() {}

    static Arbitrary<String> names() {
        return accepted(1, 40, text -> Text.name("name", text));
    }

    static Arbitrary<String> lines(int max) {
        return accepted(0, 40, text -> Text.line("line", text, max));
    }

    static Arbitrary<String> blocks() {
        Arbitrary<String> some = accepted(1, 200, text -> Text.block("text", text, Limits.CHAT_LENGTH));
        return Arbitraries.oneOf(
                        some,
                        some.map(text -> text + "\n\tmore\u2028"),
                        Arbitraries.of("😀".repeat(Limits.CHAT_LENGTH)))
                .filter(text -> !text.isBlank());
    }

    /** Strings that only programs read: printable, of {@code min} to {@code max} characters. */
    static Arbitrary<String> opaque(int min, int max) {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('é', '€', '\u00A0', '\uFFFD')
                .ofMinLength(min)
                .ofMaxLength(max);
    }

    static Arbitrary<String> sdps() {
        Arbitrary<String> short_ =
                opaque(1, 300).list().ofMinSize(1).ofMaxSize(20).map(lines -> String.join("\r\n", lines));
        return Arbitraries.oneOf(
                short_, Arbitraries.of("\r\n".repeat(Limits.SDP_BYTES / 4), "€".repeat(Limits.SDP_BYTES / 3)));
    }

    static Arbitrary<String> ids() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .numeric()
                .withChars('-', '_')
                .ofMinLength(1)
                .ofMaxLength(Limits.ID_LENGTH);
    }

    static Arbitrary<String> users() {
        Arbitrary<String> ends =
                Arbitraries.strings().withCharRange('a', 'z').numeric().ofLength(1);
        Arbitrary<String> middle = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('.', '-', '_')
                .ofMaxLength(Limits.USER_LENGTH - 2);
        return Combinators.combine(ends, middle, ends).as((first, inner, last) -> first + inner + last);
    }

    static Arbitrary<String> emails() {
        return Arbitraries.oneOf(
                Arbitraries.of("", "ada@example.org", "\"a@b\"@[::1]", "用户@例え.jp"), users().map(user -> user + "@x"));
    }

    static Arbitrary<RoomId> rooms() {
        return Arbitraries.longs().map(RoomId::ofRandomBits);
    }

    static Arbitrary<ParticipantId> participants() {
        return ids().map(ParticipantId::new);
    }

    static Arbitrary<Long> counts() {
        return Arbitraries.longs().between(0, Limits.INTEGER);
    }

    private static Arbitrary<String> accepted(int min, int max, Consumer<String> rule) {
        return PIECES.list()
                .ofMinSize(min)
                .ofMaxSize(max)
                .map(pieces -> String.join("", pieces))
                .filter(text -> {
                    try {
                        rule.accept(text);
                        return true;
                    } catch (InvalidFieldException e) {
                        return false;
                    }
                });
    }
}
