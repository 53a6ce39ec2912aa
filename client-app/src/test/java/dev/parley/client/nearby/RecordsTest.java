package dev.parley.client.nearby;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Announcement;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.NearbyMeeting;
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
                        ADDRESS_6,
                        ADDRESS))
                .contains(new NearbyMeeting(
                        MeetingLink.parse("parley://192.168.1.31:40117/lusab-babad-gutih"), "Lunch", "Zoë"));
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
        assertThat(Records.read(ROOM.value(), 1, "Lunch", "Zoë", ADDRESS)).isPresent();
        assertThat(Records.read("printer", 1, "Lunch", "Zoë", ADDRESS)).isEmpty();
        assertThat(Records.read(ROOM.value(), 0, "Lunch", "Zoë", ADDRESS)).isEmpty();
        assertThat(Records.read(ROOM.value(), 1, "", "Zoë", ADDRESS)).isEmpty();
        assertThat(Records.read(ROOM.value(), 1, "a\u202eb", "Zoë", ADDRESS)).isEmpty();
        assertThat(Records.read(ROOM.value(), 1, "Lunch", "Zoë"))
                .as("without an address")
                .isEmpty();
    }
}
