package dev.parley.client.nearby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.core.Announcement;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.NearbyMeeting;
import dev.parley.protocol.Entry;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomId;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

/** Two programs that hear each other over multicast DNS on this computer's loopback interface. */
@Needs(Need.LOOPBACK_MULTICAST)
class MulticastNearbyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final ThreadFactory DAEMONS =
            Thread.ofPlatform().daemon().name("nearby-test").factory();
    private static final int PORT = 41_873;
    private static final RoomId ROOM = RoomId.ofRandomBits(System.nanoTime());
    private static final RoomId OTHER = RoomId.ofRandomBits(System.nanoTime() * 31);

    /** A name of its own: an earlier test's goodbye is still under way. */
    private static final RoomId GUARDED = RoomId.ofRandomBits(System.nanoTime() * 37);

    private final List<List<NearbyMeeting>> heard = new CopyOnWriteArrayList<>(List.of(List.of()));

    private MulticastNearby looker() {
        return new MulticastNearby(DAEMONS, () -> List.of(HERE), JmdnsSegment::open, heard::add);
    }

    private static MulticastNearby teller() {
        return new MulticastNearby(DAEMONS, () -> List.of(HERE), JmdnsSegment::open, meetings -> {});
    }

    private static NearbyMeeting shown(RoomId room, String title, String host) {
        URI server = URI.create("ws://" + HERE.getHostAddress() + ":" + PORT);
        return new NearbyMeeting(new MeetingLink(server, room), title, host);
    }

    private void awaitHeard(NearbyMeeting... expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mine(heard.getLast())).containsExactlyInAnyOrder(expected));
    }

    /** Other tests may be announcing too. */
    private static List<NearbyMeeting> mine(List<NearbyMeeting> all) {
        return all.stream()
                .filter(meeting ->
                        List.of(ROOM, OTHER, GUARDED).contains(meeting.link().room()))
                .toList();
    }

    @Test
    void a_meeting_appears_changes_and_goes_by_itself() {
        try (MulticastNearby teller = teller();
                MulticastNearby looker = looker()) {
            looker.look(true);
            teller.announce(PORT, List.of(new Announcement(ROOM, "Zoë's Stand-up", "Zoë")));
            awaitHeard(shown(ROOM, "Zoë's Stand-up", "Zoë"));

            teller.announce(
                    PORT,
                    List.of(new Announcement(ROOM, "Zoë's Stand-up", "Ben"), new Announcement(OTHER, "Lunch", "")));
            awaitHeard(shown(OTHER, "Lunch", ""), shown(ROOM, "Zoë's Stand-up", "Ben"));

            teller.announce(PORT, List.of(new Announcement(OTHER, "Lunch", "")));
            awaitHeard(shown(OTHER, "Lunch", ""));
        }
    }

    private static NearbyMeeting shown(RoomAccess access) {
        NearbyMeeting open = shown(GUARDED, "Stand-up", "Zoë");
        return new NearbyMeeting(open.link(), open.title(), open.host(), access);
    }

    @Test
    void what_a_meeting_asks_for_follows_its_host() {
        RoomAccess guarded = new RoomAccess(Entry.KNOCK, false, true);
        RoomAccess locked = new RoomAccess(Entry.OPEN, true, false);
        try (MulticastNearby teller = teller();
                MulticastNearby looker = looker()) {
            looker.look(true);
            for (RoomAccess access : List.of(guarded, locked, RoomAccess.OPEN)) {
                teller.announce(PORT, List.of(new Announcement(GUARDED, "Stand-up", "Zoë", access)));
                awaitHeard(shown(access));
            }
        }
    }

    @Test
    void a_meeting_of_a_program_that_ends_is_gone() {
        try (MulticastNearby looker = looker()) {
            looker.look(true);
            try (MulticastNearby teller = teller()) {
                teller.announce(PORT, List.of(new Announcement(ROOM, "Stand-up", "Zoë")));
                awaitHeard(shown(ROOM, "Stand-up", "Zoë"));
            }
            awaitHeard();
        }
    }

    @Test
    void while_nothing_is_wanted_no_network_is_opened() {
        List<String> opened = new CopyOnWriteArrayList<>();
        try (MulticastNearby idle = new MulticastNearby(
                DAEMONS,
                () -> {
                    opened.add("opened");
                    return List.of();
                },
                JmdnsSegment::open,
                meetings -> {})) {
            idle.networkChanged();
            idle.announce(0, List.of());
            idle.look(false);
        }
        assertThat(opened).isEmpty();
    }
}
