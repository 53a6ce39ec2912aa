package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoomIdTest {
    /** Words from arXiv:0901.4016: 127.0.0.1 is lusab-babad, 63.84.220.193 gutih-tugad. */
    @ParameterizedTest
    @CsvSource({
        "7F0000013F54,lusab-babad-gutih",
        "000000000000,babab-babab-babab",
        "FFFFFFFFFFFF,zuzuz-zuzuz-zuzuz",
        "DCC1DCC1DCC1,tugad-tugad-tugad"
    })
    void bits_are_spelled_as_proquints(String hex, String id) {
        assertThat(RoomId.ofRandomBits(Long.parseUnsignedLong(hex, 16))).hasToString(id);
    }

    @Test
    void only_the_lowest_48_bits_count() {
        assertThat(RoomId.ofRandomBits(-1L << 48)).isEqualTo(RoomId.ofRandomBits(0));
    }

    @Test
    void different_bits_are_different_rooms() {
        Random random = new Random(1);
        Set<RoomId> ids = new HashSet<>();
        for (int bit = 0; bit < 48; bit++) {
            ids.add(RoomId.ofRandomBits(1L << bit));
        }
        for (int i = 0; i < 10_000; i++) {
            ids.add(RoomId.ofRandomBits(random.nextLong()));
        }
        assertThat(ids).hasSize(10_048);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lusab",
                "lusab-babad",
                "lusab-babad-gutih-tugad",
                "LUSAB-babad-gutih",
                "lusab babad gutih",
                "lusab-babad-gutix",
                "lusab-babad-gutih ",
                "lusab-babad-gutih\n",
                "lusab-babad-gutıh",
                "lusebbabadgutih"
            })
    void anything_else_is_refused_with_the_form(String text) {
        assertThatThrownBy(() -> new RoomId(text))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("A room id looks like lusab-babad-gutih. Check it and try again.");
    }

    @Test
    void the_smaller_participant_id_is_the_one_that_sorts_first_by_utf16_code_units() {
        assertThat(new ParticipantId("Z")).isLessThan(new ParticipantId("a"));
        assertThat(new ParticipantId("p-1")).isLessThan(new ParticipantId("p-10"));
        assertThat(new ParticipantId("p-10")).isLessThan(new ParticipantId("p-9"));
    }
}
