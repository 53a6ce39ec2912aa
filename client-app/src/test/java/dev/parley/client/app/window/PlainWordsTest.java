package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.app.doctor.Finding;
import dev.parley.client.app.doctor.Finding.Verdict;
import dev.parley.client.app.doctor.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlainWordsTest {
    private static final String SILENT =
            "turn:a.example does not answer. Check the address, and that UDP is not blocked.";

    @Test
    void a_relay_that_does_not_answer_is_explained_and_the_admins_words_are_small_print() {
        Finding finding = new Finding(Part.TURN, Verdict.PROBLEM, SILENT);
        assertThat(PlainWords.name(Part.TURN)).isEqualTo("relay for difficult networks (TURN)");
        assertThat(PlainWords.text(finding))
                .startsWith("A relay carries a call where two networks let no direct connection through.")
                .contains("calls that need it do not connect", "whoever runs your server")
                .doesNotContain("UDP");
        assertThat(PlainWords.detail(finding)).isEqualTo(SILENT);
    }

    @Test
    void what_is_wrong_with_this_computer_is_said_once_to_whoever_sits_at_it() {
        Finding finding = new Finding(Part.CAMERA, Verdict.PROBLEM, "No camera was found. Connect one.");
        assertThat(PlainWords.text(finding)).isEqualTo("No camera was found. Connect one.");
        assertThat(PlainWords.detail(finding)).isEmpty();
    }

    @Test
    void what_was_not_checked_says_what_it_is_for() {
        Finding finding = new Finding(Part.STUN, Verdict.NOT_CHECKED, "Your server names none.");
        assertThat(PlainWords.text(finding)).startsWith("A server can tell").endsWith("Your server names none.");
        assertThat(PlainWords.detail(finding)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Part.class, names = "SCREEN|DEVICES", mode = EnumSource.Mode.MATCH_NONE)
    void what_works_says_what_it_means(Part part) {
        Finding finding = new Finding(part, Verdict.OK, "27b/6");
        assertThat(PlainWords.text(finding)).isNotBlank().doesNotContain("27b/6");
        assertThat(PlainWords.detail(finding)).isEqualTo("27b/6");
    }
}
