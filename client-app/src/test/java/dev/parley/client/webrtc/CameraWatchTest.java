package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.webrtc.CameraWatch.Verdict;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CameraWatchTest {
    /** Any clock, also one whose numbers run over meanwhile. */
    private static final long OPENED = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(7);

    private final CameraWatch watch = new CameraWatch(OPENED);

    @Test
    void a_camera_works_from_its_first_picture_on_which_is_said_once() {
        assertThat(lookAfter(1)).isEmpty();
        pictureAfter(2);
        assertThat(lookAfter(2)).contains(Verdict.WORKS);
        pictureAfter(3);
        assertThat(lookAfter(3)).isEmpty();
    }

    @Test
    void a_camera_without_a_first_picture_is_silent_after_five_seconds() {
        assertThat(lookAfter(5)).isEmpty();
        assertThat(lookAfter(6)).contains(Verdict.SILENT);
        assertThat(lookAfter(60)).isEmpty();
    }

    @Test
    void a_camera_that_dies_in_a_call_is_noticed_and_its_coming_back_too() {
        pictureAfter(4);
        assertThat(lookAfter(4)).contains(Verdict.WORKS);
        assertThat(lookAfter(9)).isEmpty();
        assertThat(lookAfter(10)).contains(Verdict.SILENT);
        pictureAfter(12);
        assertThat(lookAfter(12)).contains(Verdict.WORKS);
    }

    private void pictureAfter(int seconds) {
        watch.picture(OPENED + TimeUnit.SECONDS.toNanos(seconds));
    }

    private Optional<Verdict> lookAfter(int seconds) {
        return watch.look(OPENED + TimeUnit.SECONDS.toNanos(seconds));
    }
}
