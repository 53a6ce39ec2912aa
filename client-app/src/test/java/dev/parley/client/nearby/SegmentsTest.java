package dev.parley.client.nearby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.Announcement;
import dev.parley.client.core.NearbyMeeting;
import dev.parley.protocol.RoomId;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Several networks at once. */
class SegmentsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<InetAddress> NETWORKS =
            List.of(InetAddress.ofLiteral("192.168.1.20"), InetAddress.ofLiteral("10.0.0.4"));
    private static final Announcement MEETING = new Announcement(new RoomId("lusab-babad-gutih"), "Lunch", "Zoë");

    private final CountDownLatch closing = new CountDownLatch(NETWORKS.size());
    private final AtomicInteger announced = new AtomicInteger();
    private final AtomicInteger together = new AtomicInteger();

    /** Says goodbye only once all others do. */
    private final class Slow implements Segment {
        @Override
        public void look(boolean wanted) {}

        @Override
        public List<NearbyMeeting> found() {
            return List.of();
        }

        @Override
        public void announce(int port, List<Announcement> meetings) {
            announced.addAndGet(meetings.size());
        }

        @Override
        public void close() {
            closing.countDown();
            try {
                if (closing.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    together.incrementAndGet();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void a_slow_goodbye_on_one_network_does_not_hold_up_that_on_another() {
        MulticastNearby nearby = new MulticastNearby(
                Thread.ofPlatform().daemon().factory(), () -> NETWORKS, (address, changed) -> new Slow(), found -> {});
        nearby.announce(40_001, List.of(MEETING));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(announced).hasValue(NETWORKS.size()));
        nearby.close();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(together).hasValue(NETWORKS.size()));
    }

    @Test
    void a_network_without_others_is_left_out() throws SocketException {
        assertThat(LocalNetworks.addresses(network -> false)).isEmpty();
    }
}
