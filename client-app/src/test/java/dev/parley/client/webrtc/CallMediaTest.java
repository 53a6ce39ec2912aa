package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.VideoFormat;
import dev.parley.client.media.PatternMark;
import dev.parley.client.media.PatternReader;
import dev.parley.client.port.FrameSource;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;
import org.junit.jupiter.api.Test;

/** Pictures, sound and their statistics in a real call. */
class CallMediaTest extends AdaAndBob {
    @Test
    void pictures_keep_moving() {
        callAndConnect();
        await().atMost(Person.LONG).until(() -> bob.mark != null);
        PatternMark first = bob.mark;
        bob.awaitPictures(10);
        await().atMost(Person.LONG).until(() -> (bob.mark.frame() - first.frame() & 0xFFFF) >= 5);
    }

    @Test
    void a_camera_that_is_off_sends_and_shows_nothing_until_it_is_on_again() {
        callAndConnect();
        ada.stack.self().show(320, 180, FrameSource.Fit.WITHIN);
        ada.stack.setCamera(false);
        bob.awaitEvent(
                LinkEvent.Sampled.class, sampled -> sampled.stats().received().width() > 0);
        await("pictures stop")
                .atMost(Person.LONG)
                .during(Duration.ofMillis(700))
                .until(bob.pictures::get, new Unchanging());
        assertThat(ada.stack.self().take((bgra, width, height) -> {})).isFalse();

        ada.stack.setCamera(true);

        bob.awaitPictures(5);
        await().atMost(Person.LONG).until(() -> ada.stack.self().take((bgra, width, height) -> {}));
        bob.recognises(ada);
    }

    @Test
    void nobody_is_sent_more_than_asked_for() {
        callAndConnect();
        ada.execute(new LinkCommand.SetVideo(new VideoFormat(320, 180, 15, 300_000)));
        await("bob sees 320×180").atMost(Person.LONG).until(() -> bob.width == 320 && bob.height == 180);
        bob.mark = null;
        bob.awaitPictures(20);
        assertThat(bob.width).isEqualTo(320);
        bob.recognises(ada);

        ada.execute(new LinkCommand.SetVideo(VideoFormat.NONE));
        await("pictures stop")
                .atMost(Person.LONG)
                .during(Duration.ofMillis(700))
                .until(bob.pictures::get, new Unchanging());

        ada.execute(new LinkCommand.SetVideo(new VideoFormat(1280, 720, 25, 2_000_000)));
        await("bob sees 1280×720").atMost(Person.LONG).until(() -> bob.width == 1280 && bob.height == 720);
    }

    /** True while a number stays what it was when first seen. */
    private static final class Unchanging extends TypeSafeMatcher<Integer> {
        private Integer first;

        @Override
        protected boolean matchesSafely(Integer value) {
            boolean same = value.equals(first);
            first = value;
            return same;
        }

        @Override
        public void describeTo(Description description) {
            description.appendText("an unchanging number");
        }
    }

    @Test
    void the_slot_shows_the_peer_at_the_size_of_the_tile() {
        callAndConnect();
        FrameSource source = ada.stack.peer(ada.key().peer());
        source.show(400, 400, FrameSource.Fit.WITHIN);
        AtomicReference<Optional<PatternMark>> seen = new AtomicReference<>(Optional.empty());
        await().atMost(Person.LONG).until(() -> {
            source.take((bgra, width, height) -> {
                assertThat(width).isEqualTo(400);
                assertThat(height).isBetween(224, 226);
                seen.set(PatternReader.read(greenOf(bgra, width, height), width, height, width));
            });
            return seen.get().isPresent();
        });
        assertThat(seen.get().orElseThrow().identity()).isEqualTo(PatternMark.identityOf("Bob"));
    }

    @Test
    void the_slot_shows_the_peer_to_the_pixel_where_that_is_asked_for() {
        callAndConnect();
        FrameSource source = ada.stack.peer(ada.key().peer());
        for (int[] size : new int[][] {{401, 211}, {640, 480}, {1235, 694}}) {
            source.show(size[0], size[1], FrameSource.Fit.EXACT);
            await().atMost(Person.LONG).until(() -> {
                AtomicReference<List<Integer>> seen = new AtomicReference<>(List.of());
                source.take((bgra, width, height) -> {
                    greenOf(bgra, width, height);
                    seen.set(List.of(width, height));
                });
                return seen.get().equals(List.of(size[0], size[1]));
            });
        }
    }

    private static ByteBuffer greenOf(ByteBuffer bgra, int width, int height) {
        ByteBuffer green = ByteBuffer.allocate(width * height);
        for (int i = 0; i < width * height; i++) {
            green.put(i, bgra.get(4 * i + 1));
            assertThat(bgra.get(4 * i + 3)).as("alpha").isEqualTo((byte) 255);
        }
        return green;
    }

    @Test
    void a_muted_tone_is_not_sent() {
        callAndConnect();
        ada.execute(new LinkCommand.SetVideo(VideoFormat.NONE));
        ada.awaitEvent(LinkEvent.Sampled.class, s -> sendKbps(s.stats()) > 15 && sendKbps(s.stats()) < 150);
        assertThat(ada.stack.selfLevel()).isPositive();

        ada.stack.setMicrophone(false);

        ada.awaitEvent(LinkEvent.Sampled.class, s -> sendKbps(s.stats()) < 8);
        await().atMost(Person.LONG).until(() -> ada.stack.selfLevel() == 0);
    }

    private static double sendKbps(LinkStats stats) {
        return stats.sendKbps().orElse(-1) < 0
                ? Double.MAX_VALUE
                : stats.sendKbps().getAsDouble();
    }

    @Test
    void statistics_are_complete_after_two_samples() {
        callAndConnect();
        await().atMost(Person.LONG).until(() -> ada.samples().size() >= 3);
        LinkStats stats = ada.samples().get(2);
        assertThat(stats.rttMs()).isPresent();
        assertThat(stats.jitterMs()).isPresent();
        assertThat(stats.lossPercent()).isPresent();
        assertThat(stats.sendKbps().orElseThrow()).isPositive();
        assertThat(stats.recvKbps().orElseThrow()).isPositive();
        assertThat(stats.availableKbps()).isPresent();
        assertThat(stats.received().width()).isEqualTo(640);
        assertThat(stats.received().fps()).isPositive();
        assertThat(stats.sent().fps()).isPositive();
        assertThat(stats.flow().framesDecoded()).isPositive();
        assertThat(stats.codec()).isEqualTo("VP8");
        assertThat(stats.candidate()).isEqualTo("host");
    }

    @Test
    void a_failing_observer_hurts_nobody() {
        bob.observerFails = true;
        call();
        bob.awaitEvent(LinkEvent.FirstFrame.class);
        ada.awaitPictures(5);
        bob.observerFails = false;
        bob.awaitPictures(5);
    }
}
