package dev.parley.client.app.bench.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.client.app.process.EventLog;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendingWindowTest {
    private final EventLog adas = new EventLog();

    @Test
    void all_links_of_a_person_are_added_up() {
        stats(1_000, link(9_000, 320, 5), link(9_000, 320, 5));
        stats(2_000, link(300, 640, 30), link(100, 320, 60));
        stats(3_000, link(500, 640, 55), link(100, 320, 85));

        SendingWindow ada = ada(1_000, 3_000);
        assertThat(ada.kbps()).isEqualTo(500, within(1e-9));
        assertThat(ada.pixels()).isEqualTo((640 + 320) * 10 * 25, within(1e-9));
        assertThat(ada.framesEncoded()).isEqualTo(50);
    }

    @Test
    void a_link_that_has_not_measured_yet_has_sent_nothing() {
        stats(
                2_000,
                "{\"name\":\"Bob\",\"sendKbps\":null,\"sendWidth\":0,\"sendHeight\":0,\"sendFps\":0,\"framesEncoded\":null}");
        assertThat(ada(1_000, 3_000).kbps()).isZero();
        assertThat(ada(1_000, 3_000).framesEncoded()).isZero();
    }

    @Test
    void without_statistics_nothing_is_known() {
        assertThat(ada(1_000, 3_000).framesEncoded()).isNaN();
    }

    private SendingWindow ada(double fromMs, double toMs) {
        return SendingWindow.all(Map.of("Ada", new Told(adas)), fromMs, toMs).getFirst();
    }

    private void stats(long epochMs, String... links) {
        adas.addEvent(
                "{\"event\":\"stats\",\"epochMs\":%d,\"links\":[%s]}".formatted(epochMs, String.join(",", links)));
    }

    private static String link(int kbps, int width, int framesEncoded) {
        return "{\"sendKbps\":%d,\"sendWidth\":%d,\"sendHeight\":10,\"sendFps\":25,\"framesEncoded\":%d}"
                .formatted(kbps, width, framesEncoded);
    }
}
