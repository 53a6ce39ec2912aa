package dev.parley.client.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialsTest {
    @ParameterizedTest
    @CsvSource({
        "Ana Ferreira,AF",
        "ana,A",
        "Ana Maria de Sá,AS",
        "jean-luc,JL",
        "'  Zoë  ',Z",
        "🙂,?",
        "... ,?",
        "李 明,李明"
    })
    void are_the_first_letters_of_the_first_and_last_word(String name, String initials) {
        assertThat(Initials.of(name)).isEqualTo(initials);
    }
}
