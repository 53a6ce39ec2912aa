package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.InvalidFieldException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeetingLinkTest {
    private static final String ROOM = "lusab-babad-gutih";

    @ParameterizedTest
    @CsvSource({
        "parley://192.168.1.20:8443/, ws://192.168.1.20:8443",
        "parley://host/, ws://host",
        "parleys://meet.example.org/, wss://meet.example.org",
        "ws://host:1/, ws://host:1",
        "wss://host/, wss://host",
        "https://meet.example.org/, wss://meet.example.org",
        "https://meet.example.org:8443/, wss://meet.example.org:8443",
        "http://192.168.1.20:8443/, ws://192.168.1.20:8443",
        "https://example.org/parley/, wss://example.org/parley",
        "PARLEY://Host.Example/, ws://host.example",
        "parley://[2001:db8::20]:8443/, ws://[2001:db8::20]:8443"
    })
    void a_link_names_the_server_and_the_room(String before, String server) {
        MeetingLink link = MeetingLink.parse(before + ROOM);
        assertThat(link.server()).isEqualTo(URI.create(server));
        assertThat(link.room().value()).isEqualTo(ROOM);
        assertThat(link.key()).isEmpty();
        assertThat(MeetingLink.parse(link.toString())).isEqualTo(link);
    }

    @Test
    void a_key_stays_with_the_link_and_can_be_taken_off() {
        MeetingLink link = MeetingLink.parse("https://meet.example.org/" + ROOM + "#k3y_-");
        assertThat(link.key()).isEqualTo("k3y_-");
        assertThat(link).hasToString("parleys://meet.example.org/" + ROOM + "#k3y_-");
        assertThat(link.withoutKey()).hasToString("parleys://meet.example.org/" + ROOM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  parley://host/lusab-babad-gutih\n",
                "Join us: parley://host/lusab-babad-gutih.",
                "<parley://host/lusab-babad-gutih>",
                "“parley://host/lusab-babad-gutih”, at nine",
                "(parley://host/lusab-babad-gutih)",
                "parley://host/lusab-babad-gutih/",
                "parley://host/LUSAB-BABAD-GUTIH",
                "Agenda: https://example.org/agenda. Join: parley://host/lusab-babad-gutih",
                "https://host:port/lusab-babad-gutih, or rather parley://host/lusab-babad-gutih",
                "parley://host/lusab-babad-gutih, not parley://other/lusab-babad-gutih"
            })
    void a_link_is_found_among_the_words_it_was_sent_with(String pasted) {
        assertThat(MeetingLink.parse(pasted)).hasToString("parley://host/lusab-babad-gutih");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "see you there",
                "lusab-babad-gutih",
                "parley://host",
                "parley://host/",
                "parley:///lusab-babad-gutih",
                "parley://host/meeting",
                "ftp://host/lusab-babad-gutih",
                "https://example.org/meeting",
                "parley://host:port/lusab-babad-gutih",
                "parley://host/lusab-babad-gutih#not%20a%20key",
                "parley://ho st/lusab-babad-gutih",
                "https://example.org/agenda and https://example.org/minutes"
            })
    void what_is_no_link_is_explained(String text) {
        assertThatThrownBy(() -> MeetingLink.parse(text))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("A meeting link looks like parley://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parley://host:8443/lusab-babad-gutix",
                "parley://host/lusab-babad#key",
                "Join: parley://host/lusab-babat-gutihs."
            })
    void a_mistyped_code_is_pointed_at(String text) {
        assertThatThrownBy(() -> MeetingLink.parse(text))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith("The code at the end of this link, lusab-baba")
                .hasMessageContaining("is mistyped");
    }
}
