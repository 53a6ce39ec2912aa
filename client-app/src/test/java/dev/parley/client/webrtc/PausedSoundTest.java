package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.LinkEvent;
import dev.parley.client.media.PatternMark;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Sound whose time stood still for a while, as it does while a microphone is not there or its program is not run, in a real call. */
class PausedSoundTest extends AdaAndBob {
    /** So that reports of the sender tell when each sample was heard: they come every five seconds (RFC 3550 §6.2). */
    private static final long REPORTS_SECONDS = 25;

    private static final long PAUSE_SECONDS = 5;
    private static final int WATCHED_SECONDS = 30;

    /** The library would hold pictures back for 700 ms and more within that time, each of them. On a busy computer some are late. */
    private static final int YOUNG_MS = 450;

    @Test
    void sound_and_pictures_are_no_stream_together() {
        callAndConnect();
        String offer = ada.awaitEvent(LinkEvent.OfferMade.class).sdp();
        List<String> streams = Arrays.stream(offer.split("\r\n"))
                .filter(line -> line.startsWith("a=msid:"))
                .map(line -> line.substring("a=msid:".length(), line.indexOf(' ')))
                .toList();
        assertThat(streams).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    @EnabledIfSystemProperty(named = "parley.tests", matches = "long", disabledReason = "takes a minute")
    void pictures_do_not_wait_for_it() throws InterruptedException {
        callAndConnect();
        TimeUnit.SECONDS.sleep(REPORTS_SECONDS);
        ada.stack.setMicrophone(false);
        TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
        ada.stack.setMicrophone(true);
        TimeUnit.SECONDS.sleep(WATCHED_SECONDS);
        // On a busy computer many pictures are late, but not each of them.
        await("a picture that has not been held back")
                .atMost(2, TimeUnit.SECONDS)
                .until(() -> age() < YOUNG_MS);
    }

    private static double age() {
        PatternMark mark = bob.mark;
        return mark == null ? Double.MAX_VALUE : mark.delayMs(System.currentTimeMillis());
    }
}
