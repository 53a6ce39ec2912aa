package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.Visibility;
import dev.parley.server.room.TicketContent;
import dev.parley.server.room.Tickets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the key for tickets comes from. */
class TicketKeyTest {
    private static final String HEX = "00fe".repeat(16);

    @TempDir
    private Path folder;

    private static Tickets tickets(Map<String, String> environment) throws ConfigurationException {
        return Configuration.of(Sources.of(Map.of(), environment, null))
                .server()
                .tickets();
    }

    private static boolean sameKey(Tickets one, Tickets other) {
        RoomId id = RoomId.ofRandomBits(1);
        RoomInfo room = new RoomInfo(id, "Room", "", "", Visibility.PUBLIC, 0, 6, 0);
        String ticket = one.issue(new TicketContent(room, new ParticipantId("p"), 0, 0, false, 1));
        return other.read(ticket, id, 0).isPresent();
    }

    @Test
    void without_a_data_folder_and_a_setting_there_is_none() throws Exception {
        assertThat(tickets(Map.of())).isNull();
    }

    @Test
    void hexadecimal_digits_and_both_kinds_of_base64_are_the_same_key() throws Exception {
        byte[] bytes = HexFormat.of().parseHex("fbff".repeat(16));
        Tickets hex = tickets(Map.of("TICKET_KEY", "FBff".repeat(16)));
        assertThat(sameKey(hex, tickets(Map.of("TICKET_KEY", Base64.getEncoder().encodeToString(bytes)))))
                .isTrue();
        assertThat(sameKey(
                        hex,
                        tickets(Map.of(
                                "TICKET_KEY",
                                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))))
                .isTrue();
        assertThat(sameKey(hex, tickets(Map.of("TICKET_KEY", HEX)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00fe00fe", "c2hvcnQ=", "not a key at all, but long enough to be one if it were base64"})
    void a_wrong_key_is_named_but_not_shown(String wrong) {
        assertThatThrownBy(() -> tickets(Map.of("TICKET_KEY", wrong)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the environment variable TICKET_KEY")
                .hasMessageContaining("32 bytes or more")
                .hasMessageNotContaining(wrong);
    }

    @Test
    void the_data_folder_keeps_the_key_from_start_to_start() throws Exception {
        Path data = folder.resolve("data");
        Map<String, String> environment = Map.of("PARLEY_DATA", data.toString());
        Tickets first = tickets(environment);
        assertThat(sameKey(first, tickets(environment))).isTrue();
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).as("no draft is left").containsExactly(data.resolve(KeyFile.TICKETS.fileName()));
        }
        Tickets elsewhere =
                tickets(Map.of("PARLEY_DATA", folder.resolve("other").toString()));
        assertThat(sameKey(first, elsewhere)).isFalse();
    }

    @Test
    void what_the_file_holds_may_be_set_for_other_nodes() throws Exception {
        Tickets kept = tickets(Map.of("PARLEY_DATA", folder.toString()));
        String text = Files.readString(folder.resolve(KeyFile.TICKETS.fileName()));
        assertThat(sameKey(kept, tickets(Map.of("TICKET_KEY", text)))).isTrue();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void only_the_owner_may_read_the_key() throws Exception {
        assertThat(tickets(Map.of("PARLEY_DATA", folder.toString()))).isNotNull();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve(KeyFile.TICKETS.fileName()))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_broken_file_is_named_and_stays_as_it_is() throws Exception {
        Path file = Files.writeString(folder.resolve(KeyFile.TICKETS.fileName()), "00fe");
        assertThatThrownBy(() -> tickets(Map.of("PARLEY_DATA", folder.toString())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("delete it");
        assertThat(file).hasContent("00fe");
    }

    @Test
    void a_file_that_cannot_be_read_is_named() throws Exception {
        Path file = Files.createDirectory(folder.resolve(KeyFile.TICKETS.fileName()));
        assertThatThrownBy(() -> tickets(Map.of("PARLEY_DATA", folder.toString())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_key_too_long_to_be_one_is_refused() {
        assertThat(KeyFile.parse("00".repeat(600))).isEqualTo(Optional.empty());
    }
}
