package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.VideoFormat;
import dev.parley.client.media.FrameSlot;
import dev.parley.client.port.FrameSource.Fit;
import org.junit.jupiter.api.Test;

class CameraFeedTest {
    private static final long SECOND = 1_000_000_000L;
    private static final VideoFormat TEN_A_SECOND = new VideoFormat(320, 180, 10, 200_000);

    private final FrameSlot preview = new FrameSlot();
    private final CameraFeed feed = new CameraFeed(new OwnerThread("test-owner", () -> {}), preview);
    private final Outlet outlet = new Outlet(null);

    @Test
    void pictures_for_nobody_are_not_wanted() {
        assertThat(feed.wants(0)).isFalse();
        outlet.setFormat(VideoFormat.NONE);
        feed.add(outlet);
        assertThat(feed.wants(SECOND)).isFalse();
    }

    @Test
    void the_preview_wants_every_picture() {
        preview.show(320, 180, Fit.WITHIN);
        assertThat(feed.wants(0)).isTrue();
        assertThat(feed.wants(1)).isTrue();
        preview.show(0, 0, Fit.WITHIN);
        assertThat(feed.wants(2)).isFalse();
    }

    @Test
    void a_peer_wants_as_many_as_it_is_sent() {
        outlet.setFormat(TEN_A_SECOND);
        feed.add(outlet);
        assertThat(feed.wants(0)).isTrue();
        outlet.due(0);
        assertThat(feed.wants(SECOND / 25)).isFalse();
        assertThat(feed.wants(SECOND / 10)).isTrue();
    }

    @Test
    void whoever_is_shown_pictures_again_gets_the_next_one() {
        outlet.setFormat(VideoFormat.NONE);
        feed.add(outlet);
        assertThat(feed.wants(0)).isFalse();
        outlet.setFormat(TEN_A_SECOND);
        assertThat(feed.wants(1)).isTrue();
    }
}
