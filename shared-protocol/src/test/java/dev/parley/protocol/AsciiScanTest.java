package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each character, at each place of eight, is found or passed over. */
class AsciiScanTest {
    private static final int LENGTH = 20;

    private static AsciiScan scan(String text) {
        return AsciiScan.of(text).orElseThrow();
    }

    @Test
    void quotes_backslashes_controls_and_delete_are_found_and_nothing_else() {
        for (char c = 0; c < 0x80; c++) {
            for (int place = 0; place < LENGTH; place++) {
                String text = "~".repeat(place) + c + " ".repeat(LENGTH - place - 1);
                boolean sought = c < ' ' || c == '"' || c == '\\' || c == 0x7F;
                assertThat(scan(text).next(0)).as("%d at %d", (int) c, place).isEqualTo(sought ? place : LENGTH);
                assertThat(scan(text).next(place)).isEqualTo(sought ? place : LENGTH);
                assertThat(scan(text).next(place + 1)).isEqualTo(LENGTH);
            }
        }
    }

    @Test
    void of_several_the_first_is_found() {
        AsciiScan scan = scan("ab\r\ncdefghij\"\\");
        assertThat(scan.next(0)).isEqualTo(2);
        assertThat(scan.next(3)).isEqualTo(3);
        assertThat(scan.next(4)).isEqualTo(12);
        assertThat(scan.next(13)).isEqualTo(13);
        assertThat(scan.next(14)).isEqualTo(14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "a\u0080", "\u2028", "𝄞", "x\ud834", "\udd1e"})
    void other_texts_are_not_for_it(String text) {
        assertThat(AsciiScan.of(text)).isEmpty();
    }
}
