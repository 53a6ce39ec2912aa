package dev.parley.client.nearby;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Announcement;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.NearbyMeeting;
import dev.parley.protocol.Entry;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomId;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import javax.jmdns.ServiceInfo;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private static final RoomId ROOM = new RoomId("lusab-babad-gutih");

    private static final InetAddress ADDRESS = InetAddress.ofLiteral("192.168.1.31");
    private static final InetAddress ADDRESS_6 = InetAddress.ofLiteral("2001:db8::31");

    @Test
    void what_is_announced_is_read_again() {
        ServiceInfo sent = Records.of(40_117, new Announcement(ROOM, "Lunch", "Zoë"));
        assertThat(Records.read(
                        sent.getName(),
                        sent.getPort(),
                        sent.getPropertyString("title"),
                        sent.getPropertyString("host"),
                        "",
                        ADDRESS_6,
                        ADDRESS))
                .contains(new NearbyMeeting(
                        MeetingLink.parse("parley://192.168.1.31:40117/lusab-babad-gutih"), "Lunch", "Zoë"));
    }

    private static RoomAccess read(String access) {
        return Records.read(ROOM.value(), 1, "Lunch", "Zoë", access, ADDRESS)
                .orElseThrow()
                .access();
    }

    @Test
    void what_it_takes_to_come_in_is_announced_and_read_again() {
        for (Entry entry : Entry.values()) {
            for (int bits = 0; bits < 4; bits++) {
                RoomAccess access = new RoomAccess(entry, (bits & 1) != 0, (bits & 2) != 0);
                String sent = Records.texts(new Announcement(ROOM, "Lunch", "Zoë", access))
                        .getOrDefault("access", "");
                assertThat(read(sent)).as(sent).isEqualTo(access);
            }
        }
        assertThat(Records.texts(new Announcement(ROOM, "Lunch", "Zoë", RoomAccess.OPEN)))
                .as("older apps know no such key")
                .containsOnlyKeys("title", "host");
        assertThat(Records.texts(new Announcement(ROOM, "Lunch", "Zoë", new RoomAccess(Entry.KNOCK, true, true))))
                .containsEntry("access", "knock,password,locked");
    }

    @Test
    void what_is_not_understood_of_it_is_left_out() {
        assertThat(read("")).isEqualTo(RoomAccess.OPEN);
        assertThat(read("payment,locked,,Knock")).isEqualTo(new RoomAccess(Entry.OPEN, true, false));
        assertThat(read("true")).isEqualTo(RoomAccess.OPEN);
    }

    @Test
    void the_longest_names_fit_into_a_record() {
        String title = "𝄞".repeat(64);
        ServiceInfo sent = Records.of(1, new Announcement(ROOM, title, title));
        assertThat(sent.getPropertyBytes("title")).hasSizeLessThanOrEqualTo(240);
        assertThat(new String(sent.getPropertyBytes("title"), StandardCharsets.UTF_8))
                .isEqualTo("𝄞".repeat(60));
    }

    @Test
    void nonsense_is_not_shown() {
        assertThat(Records.read(ROOM.value(), 1, "Lunch", "Zoë", "", ADDRESS)).isPresent();
        assertThat(Records.read("printer", 1, "Lunch", "Zoë", "", ADDRESS)).isEmpty();
        assertThat(Records.read(ROOM.value(), 0, "Lunch", "Zoë", "", ADDRESS)).isEmpty();
        assertThat(Records.read(ROOM.value(), 1, "", "Zoë", "", ADDRESS)).isEmpty();
        assertThat(Records.read(ROOM.value(), 1, "a\u202eb", "Zoë", "", ADDRESS))
                .isEmpty();
        assertThat(Records.read(ROOM.value(), 1, "Lunch", "Zoë", ""))
                .as("without an address")
                .isEmpty();
    }
}
