package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Limits;
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
        "https://meet.example.org/m/, wss://meet.example.org",
        "https://example.org:8443/parley/m/, wss://example.org:8443/parley",
        "http://192.168.1.20:8443/m/, ws://192.168.1.20:8443",
        "parleys://example.org/m/, wss://example.org/m",
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
    @CsvSource({
        "parleys://host/lusab-babad-gutih?invite=AQ-b_9, AQ-b_9, ''",
        "https://host/lusab-babad-gutih?utm=x&invite=AQ-b_9#k3y, AQ-b_9, k3y",
        "'Come: parleys://host/lusab-babad-gutih/?invite=AQ-b_9, at nine', AQ-b_9, ''",
        "https://host/lusab-babad-gutih?utm=x, '', ''",
        "https://host/lusab-babad-gutih?invite=#k3y, '', k3y"
    })
    void an_invite_stays_with_the_link_and_can_be_taken_off(String text, String invite, String key) {
        MeetingLink link = MeetingLink.parse(text);
        assertThat(link.invite()).isEqualTo(invite);
        assertThat(link.key()).isEqualTo(key);
        assertThat(MeetingLink.parse(link.toString())).isEqualTo(link);
        assertThat(link.withoutKey()).hasToString("parleys://host/lusab-babad-gutih");
        assertThat(link.withInvite("other"))
                .hasToString("parleys://host/lusab-babad-gutih?invite=other" + (key.isEmpty() ? "" : "#" + key));
    }

    @Test
    void the_longest_invite_is_read_and_a_longer_one_is_not() {
        String longest = "i".repeat(Limits.INVITE_LENGTH);
        assertThat(MeetingLink.parse("parley://host/" + ROOM + "?invite=" + longest)
                        .invite())
                .isEqualTo(longest);
        assertThatThrownBy(() -> MeetingLink.parse("parley://host/" + ROOM + "?invite=" + longest + "i"))
                .isInstanceOf(InvalidFieldException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://meet.example.org/m/, https://meet.example.org/m/lusab-babad-gutih#k3y",
        "http://192.168.1.20:8443/m/, http://192.168.1.20:8443/m/lusab-babad-gutih#k3y",
        "https://proxy.example.org/meet/m/, https://proxy.example.org/meet/m/lusab-babad-gutih#k3y",
        "'', ''",
        "javascript:alert(1)//, ''",
        "ftp://meet.example.org/m/, ''",
        "https://meet.example.org/m/?x=, ''",
        "https://meet.example.org/m/#, ''",
        "https://, ''",
        "https://a b/m/, ''"
    })
    void a_link_is_put_on_a_page_only_under_an_address_that_leads_back(String base, String address) {
        MeetingLink link = MeetingLink.parse("parleys://meet.example.org/" + ROOM + "#k3y");
        assertThat(link.onPage(base).orElse("")).isEqualTo(address);
        assertThat(link.withInvite("AQ-b_9").onPage(base).orElse(""))
                .isEqualTo(address.replace("#", "?invite=AQ-b_9#"));
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
                "parley://host/lusab-babad-gutih?invite=not%20one",
                "parley://ho st/lusab-babad-gutih",
                "https://example.org/agenda and https://example.org/minutes"
            })
    void what_is_no_link_is_explained(String text) {
        assertThatThrownBy(() -> MeetingLink.parse(text))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("One looks like parley://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parley://host:8443/lusab-babad-gutix",
                "parley://host/lusab-babad#key",
                "parley://host/lusab-babad?invite=AQ",
                "Join: parley://host/lusab-babat-gutihs."
            })
    void a_mistyped_code_is_pointed_at(String text) {
        assertThatThrownBy(() -> MeetingLink.parse(text))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith("The code at the end of this link, lusab-baba")
                .hasMessageContaining("is mistyped");
    }
}
