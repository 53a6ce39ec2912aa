package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.PeerMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of the camera a peer is sent, over every size that matters. */
class SendPolicyTest {
    private static final List<CaptureFormat> CAPTURES = List.of(
            CaptureFormat.HD,
            new CaptureFormat(640, 480, 25),
            new CaptureFormat(1920, 1080, 60),
            new CaptureFormat(320, 240, 10),
            new CaptureFormat(720, 1280, 30),
            new CaptureFormat(641, 361, 30));

    /** Calls the check with every capture, room size and a close grid of views. */
    private static void everywhere(Check check) {
        for (CaptureFormat capture : CAPTURES) {
            for (int people = 2; people <= 12; people += 2) {
                for (int width = 0; width <= 2000; width += 23) {
                    for (int height = 0; height <= 1200; height += 31) {
                        PeerMessage.View view = new PeerMessage.View(width, height);
                        check.check(
                                SendPolicy.format(view, capture, QualityChoice.AUTO, people), view, capture, people);
                    }
                }
            }
        }
    }

    private interface Check {
        void check(VideoFormat format, PeerMessage.View view, CaptureFormat capture, int people);
    }

    @Test
    void never_more_than_wanted_nor_than_captured() {
        everywhere((format, view, capture, people) -> {
            assertThat(format.width()).isLessThanOrEqualTo(Math.min(view.width(), capture.width()));
            assertThat(format.height()).isLessThanOrEqualTo(Math.min(view.height(), capture.height()));
            assertThat(format.fps()).isBetween(1, Math.min(30, capture.fps()));
        });
    }

    @Test
    void sizes_are_even_and_keep_the_aspect_ratio() {
        everywhere((format, view, capture, people) -> {
            assertThat(format.width() % 2 + format.height() % 2).isZero();
            double exact = (double) format.width() * capture.height() / capture.width();
            assertThat(Math.abs(format.height() - exact)).isLessThan(2);
        });
    }

    @Test
    void the_room_budget_is_never_exceeded() {
        everywhere((format, view, capture, people) -> {
            long mbit = Math.min(2L * (people - 1), 14);
            assertThat((long) format.maxBitrate() * (people - 1)).isLessThanOrEqualTo(mbit * 1_000_000);
        });
    }

    @Test
    void a_larger_view_never_gets_less() {
        VideoFormat before = VideoFormat.NONE;
        for (int height = 0; height <= 1080; height++) {
            VideoFormat format = SendPolicy.format(
                    new PeerMessage.View(height * 16 / 9, height), CaptureFormat.HD, QualityChoice.AUTO, 4);
            assertThat(format.width()).isGreaterThanOrEqualTo(before.width());
            assertThat(format.maxBitrate()).isGreaterThanOrEqualTo(before.maxBitrate());
            before = format;
        }
    }

    @Test
    void the_usual_sizes_get_their_measured_bitrates() {
        assertThat(format(320, 180)).isEqualTo(new VideoFormat(320, 180, 30, 200_000));
        assertThat(format(640, 360)).isEqualTo(new VideoFormat(640, 360, 30, 700_000));
        assertThat(format(1280, 720)).isEqualTo(new VideoFormat(1280, 720, 30, 2_000_000));
        assertThat(format(3840, 2160)).isEqualTo(new VideoFormat(1280, 720, 30, 2_000_000));
    }

    private static VideoFormat format(int width, int height) {
        return SendPolicy.format(new PeerMessage.View(width, height), CaptureFormat.HD, QualityChoice.AUTO, 4);
    }

    @Test
    void before_the_peer_said_its_view_the_picture_is_modest() {
        assertThat(SendPolicy.format(null, CaptureFormat.HD, QualityChoice.AUTO, 2))
                .isEqualTo(new VideoFormat(640, 360, 30, 700_000));
    }

    @Test
    void hidden_sends_nothing() {
        assertThat(SendPolicy.format(PeerMessage.View.HIDDEN, CaptureFormat.HD, QualityChoice.AUTO, 2)
                        .sendsNothing())
                .isTrue();
    }

    @Test
    void the_budget_follows_the_table() {
        assertThat(SendPolicy.budget(2)).isEqualTo(2_000_000);
        assertThat(SendPolicy.budget(5) * 4).isEqualTo(8_000_000);
        assertThat(SendPolicy.budget(8) * 7).isEqualTo(14_000_000);
        assertThat(SendPolicy.budget(15) * 14).isEqualTo(14_000_000);
    }
}
