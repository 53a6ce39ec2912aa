package dev.parley.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    private static List<String> written(String text) {
        return WebAddress.in(text).stream()
                .map(address -> text.substring(address.start(), address.end()))
                .toList();
    }

    private static List<String> targets(String text) {
        return WebAddress.in(text).stream()
                .map(address -> address.target().toString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "see https://example.org.                       | https://example.org",
                "https://example.org/a, and                     | https://example.org/a",
                "(https://example.org/a)                        | https://example.org/a",
                "https://en.wikipedia.org/wiki/Parley_(a)       | https://en.wikipedia.org/wiki/Parley_(a)",
                "(https://en.wikipedia.org/wiki/Parley_(a)).    | https://en.wikipedia.org/wiki/Parley_(a)",
                "[words](https://example.org/a?b=1) more        | https://example.org/a?b=1",
                "<https://example.org/a>                        | https://example.org/a",
                "\"'https://example.org/a'\"                    | https://example.org/a",
                "*https://example.org/a*!?                      | https://example.org/a",
                "HTTPS://Example.ORG/A                          | HTTPS://Example.ORG/A",
                "http://localhost:8080/x                        | http://localhost:8080/x",
                "http://[::1]:8080/x                            | http://[::1]:8080/x",
                "http://192.0.2.7                               | http://192.0.2.7",
                "https://r3---sn-ab.my_site.example.org/        | https://r3---sn-ab.my_site.example.org/",
                "https://example.org/@ann#top:                  | https://example.org/@ann#top",
                "看https://example.org/a。谢谢                    | https://example.org/a",
                "（https://example.org/路）                       | https://example.org/路",
                "هنا https://example.org/a، شكرا                | https://example.org/a",
                "https://example.org\\@evil.example             | https://example.org",
                "a\thttps://example.org/a\tb                    | https://example.org/a",
            })
    void an_address_ends_where_the_sentence_goes_on(String text, String address) {
        assertThat(written(text)).containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "www.example.org",
                "http:/example.org",
                "https://",
                "https://.",
                "https://..org",
                "https://-/",
                "xhttps://example.org",
                "file:///etc/passwd",
                "javascript://example.org/%0aalert(1)",
                "ftp://example.org",
                "parley://example.org/room",
                "https://example.org:99999/",
                "https://example.org:8x/",
                "https://bank.example@evil.example/",
                "https://bank.example:1234@evil.example/",
                "https://[::1::2]/",
                "https://exa%6dple.org/x%",
            })
    void nothing_else_is_one(String text) {
        assertThat(written(text)).isEmpty();
    }

    @Test
    void letters_that_cannot_be_seen_end_one() {
        assertThat(written("https://example.org/a\u200Bb \u200Ehttps://example.org/c\u3164d"))
                .containsExactly("https://example.org/a", "https://example.org/c");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "https://аpple.com/a, https://xn--pple-43d.com/a",
                "https://münchen.example/ä, https://xn--mnchen-3ya.example/%C3%A4",
                "https://faß.example, https://xn--fa-hia.example",
                "https://مثال.إختبار/صفحة, https://xn--mgbh0fb.xn--kgbechtv/%D8%B5%D9%81%D8%AD%D8%A9",
                "HTTP://EXAMPLE.org/A%2fb%zz#c#d, http://example.org/A%2fb%25zz#c%23d",
                "https://example.org?a[]=1, https://example.org?a%5B%5D=1",
            })
    void it_leads_where_its_ascii_says(String written, String target) {
        assertThat(targets(written)).containsExactly(target);
    }

    @Test
    void one_behind_the_other_is_found_too() {
        assertThat(written("http://a.example/x https://b.example\nhttps://user@https://c.example"))
                .containsExactly("http://a.example/x", "https://b.example", "https://c.example");
    }

    @Test
    void of_very_many_the_first_are_found() {
        assertThat(WebAddress.in("https://a.example ".repeat(400))).hasSize(WebAddress.MOST);
    }

    @Provide
    Arbitrary<String> messages() {
        Arbitrary<String> pieces = Arbitraries.of(
                "http://",
                "https://",
                "HTTPS://",
                "example.org",
                "пример",
                "مثال",
                "例え",
                "[::1]",
                ":80",
                "/",
                "?",
                "#",
                "%",
                "%41",
                "(",
                ")",
                "[",
                "]",
                "@",
                "\\",
                ".",
                ",",
                "。",
                "\"",
                "<",
                " ",
                "\n",
                "\t",
                "\u200B",
                "\u202A",
                "\uD83D\uDE00",
                "\u0301",
                "javascript:",
                "file:",
                "-",
                "_",
                "xn--",
                "'",
                "*",
                "&",
                "=",
                "a",
                "1");
        return pieces.list().ofMaxSize(14).map(list -> String.join("", list));
    }

    @Property(tries = 3000)
    void whatever_somebody_writes_a_link_leads_to_the_web_and_to_what_is_seen(@ForAll("messages") String text) {
        int before = 0;
        for (WebAddress address : WebAddress.in(text)) {
            String written = text.substring(address.start(), address.end());
            assertThat(address.start()).isGreaterThanOrEqualTo(before);
            before = address.end();
            assertThat(written.toLowerCase(Locale.ROOT)).matches("(?s)https?://.+");
            assertThat(written).doesNotContainPattern("[\\s\\p{Cf}\\\\<>\"。]").doesNotContainPattern("[.,*'?]$");
            URI target = address.target();
            assertThat(target.getScheme()).isIn("http", "https");
            assertThat(target.toString()).matches("\\p{ASCII}+").doesNotContainPattern("\\s");
            assertThat(target.getRawUserInfo()).isNull();
            assertThat(target.getRawAuthority()).doesNotContain("@");
        }
    }

    @Property(tries = 3000)
    void where_one_leads_is_an_address_that_leads_there(@ForAll("messages") String text) {
        for (WebAddress address : WebAddress.in(text)) {
            assertThat(targets(address.target().toString()))
                    .containsExactly(address.target().toString());
        }
    }
}
