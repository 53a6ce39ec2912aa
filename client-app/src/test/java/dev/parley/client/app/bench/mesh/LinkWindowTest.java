package dev.parley.client.app.bench.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.client.app.process.Attendee;
import dev.parley.client.app.process.EventLog;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkWindowTest {
    private final EventLog adas = new EventLog();
    private final EventLog bobs = new EventLog();

    @Test
    void what_was_before_and_after_does_not_count() {
        stats(adas, 1_000, "Bob", 5, 180, "0");
        stats(adas, 2_000, "Bob", 24, 360, "0");
        stats(adas, 3_000, "Bob", 26, 360, "4");
        stats(adas, 4_000, "Bob", 1, 90, "0");

        LinkWindow link = adaSeesBob(1_000, 3_000);
        assertThat(link.fps()).isEqualTo(25, within(1e-9));
        assertThat(link.height()).isEqualTo(360);
        assertThat(link.audioLossPercent()).isEqualTo(2, within(1e-9));
        assertThat(link.isHeard()).isTrue();
    }

    @Test
    void what_was_never_measured_is_not_a_number() {
        stats(adas, 2_000, "Bob", 24, 360, "null");
        assertThat(adaSeesBob(1_000, 3_000).isHeard()).isFalse();
        assertThat(adaSeesBob(5_000, 9_000).fps()).isNaN();
    }

    private LinkWindow adaSeesBob(double fromMs, double toMs) {
        Map<String, Attendee> people = new LinkedHashMap<>();
        people.put("Ada", new Told(adas));
        people.put("Bob", new Told(bobs));
        return LinkWindow.all(people, fromMs, toMs).stream()
                .filter(link -> link.viewer().equals("Ada") && link.sender().equals("Bob"))
                .findFirst()
                .orElseThrow();
    }

    private static void stats(EventLog log, long epochMs, String sender, int fps, int height, String audioLoss) {
        log.addEvent("""
                {"event":"stats","epochMs":%d,"links":[
                  {"name":"%s","recvFps":%d,"recvWidth":640,"recvHeight":%d,"recvKbps":300,"audioLossPercent":%s}
                ]}""".formatted(epochMs, sender, fps, height, audioLoss));
    }
}
