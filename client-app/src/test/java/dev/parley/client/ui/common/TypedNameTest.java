package dev.parley.client.ui.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedNameTest {
    private static InvalidFieldException refusal(Runnable parse) {
        return catchThrowableOfType(InvalidFieldException.class, parse::run);
    }

    @Test
    void a_name_is_what_others_get() {
        assertThat(TypedName.parse("  Zoe\u0308 ")).isEqualTo("Zo\u00eb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u200b"})
    void where_there_is_nothing_to_see_a_name_is_asked_for(String typed) {
        assertThat(refusal(() -> TypedName.parse(typed))).hasMessage("Enter a name.");
        assertThat(refusal(() -> Text.name("name", typed))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202eb", "%100s", "e%31s"})
    void what_is_wrong_is_said_as_the_protocol_says_it(String pattern) {
        String typed = pattern.replace("%100s", "n".repeat(100)).replace("%31s", "\u0301".repeat(40));
        InvalidFieldException said = refusal(() -> TypedName.parse(typed));
        assertThat(said).hasMessage(refusal(() -> Text.name("name", typed)).getMessage());
        assertThat(said.field()).isEqualTo("name");
    }
}
