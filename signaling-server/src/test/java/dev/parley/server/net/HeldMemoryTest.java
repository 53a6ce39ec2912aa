package dev.parley.server.net;

import static dev.parley.server.net.RawSocket.CONTINUATION;
import static dev.parley.server.net.RawSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Signal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A hostile connection at its limit holds less than a megabyte of the server's heap. */
class HeldMemoryTest {
    private static final int HOSTILE = 20;

    /** The room takes six, and two are in a meeting. */
    private static final int READERS = 4;

    private static final long MOST_EACH = 1024 * 1024;

    @Test
    void connections_at_their_limits_hold_less_than_a_megabyte_each() throws Exception {
        List<RawSocket> held = new ArrayList<>();
        try (SignalingServer server = SignalingServer.start(ServerSettings.DEFAULTS);
                Meeting meeting = new Meeting(server)) {
            meeting.goesOn();
            long before = usedHeap();
            for (int i = 0; i < HOSTILE; i++) {
                held.add(halfAHandshake(server));
                held.add(halfAMessage(server));
            }
            Awaitility.await()
                    .atMost(TestClient.PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .until(() -> server.stats().connections() == 2 + 2 * HOSTILE);
            meeting.goesOn();
            long heldEach = (usedHeap() - before) / (2 * HOSTILE);
            assertThat(heldEach).isLessThan(MOST_EACH);
            assertThat(server.stats().connections()).as("all still there").isEqualTo(2 + 2 * HOSTILE);
        } finally {
            for (RawSocket raw : held) {
                raw.hangUp();
            }
        }
    }

    @Test
    void readers_that_do_not_read_hold_less_than_a_megabyte_each() throws Exception {
        List<RawSocket> held = new ArrayList<>();
        try (SignalingServer server = SignalingServer.start(ServerSettings.DEFAULTS);
                Meeting meeting = new Meeting(server)) {
            long before = usedHeap();
            for (int i = 0; i < READERS; i++) {
                RawSocket sloth = new RawSocket(server.port(), 4096);
                held.add(sloth);
                sloth.handshake("");
                ParticipantId id = Hostile.joinAs(sloth, meeting.room, "Sloth " + i);
                for (int offer = 0; offer < 10; offer++) {
                    meeting.ann.say(new Signal.Offer(meeting.room, id, 1, "x".repeat(30 * 1024)));
                }
            }
            meeting.goesOn();
            assertThat((usedHeap() - before) / READERS).isLessThan(MOST_EACH);
            assertThat(server.stats().clients()).as("all still there").isEqualTo(2 + READERS);
        } finally {
            for (RawSocket raw : held) {
                raw.hangUp();
            }
        }
    }

    private static RawSocket halfAHandshake(SignalingServer server) throws IOException {
        RawSocket raw = new RawSocket(server.port());
        raw.text(RawSocket.REQUEST_LINE + "X-More: " + "x".repeat(8_000));
        return raw;
    }

    /** A fragment, and the beginning of the last one: together one byte short of the limit. */
    private static RawSocket halfAMessage(SignalingServer server) throws IOException {
        RawSocket raw = RawSocket.open(server.port());
        raw.frame(TEXT, false, new byte[32 * 1024]);
        byte[] last = RawSocket.bytes(CONTINUATION, true, true, new byte[32 * 1024]);
        raw.send(java.util.Arrays.copyOf(last, last.length - 1));
        return raw;
    }

    /** After as many collections as it takes to find nothing more. */
    private static long usedHeap() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            used = Math.min(
                    used,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return used;
    }
}
