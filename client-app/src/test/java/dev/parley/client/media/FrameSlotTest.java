package dev.parley.client.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.media.FrameSlot.Cut;
import dev.parley.client.media.FrameSlot.Size;
import dev.parley.client.port.FrameSource.Fit;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FrameSlotTest {
    private final FrameSlot slot = new FrameSlot();

    @Test
    void nothing_is_wanted_until_it_is_shown() {
        assertThat(slot.wanted(640, 360).isNone()).isTrue();
        slot.show(100, 100, Fit.WITHIN);
        assertThat(slot.wanted(640, 360).size()).isEqualTo(new Size(100, 56));
        slot.show(0, 0, Fit.WITHIN);
        assertThat(slot.wanted(640, 360).isNone()).isTrue();
    }

    @Test
    void a_picture_is_not_enlarged() {
        slot.show(4000, 4000, Fit.WITHIN);
        assertThat(slot.wanted(640, 360).size()).isEqualTo(new Size(640, 360));
    }

    @Test
    void an_exact_picture_fills_the_box_and_is_enlarged_if_need_be() {
        slot.show(1235, 694, Fit.EXACT);
        assertThat(slot.wanted(640, 480)).isEqualTo(new Cut(0, 60, 640, 360, new Size(1235, 694)));
        assertThat(slot.wanted(1235, 694).isUnscaled()).isTrue();
    }

    @Test
    void an_exact_upright_picture_is_whole() {
        slot.show(640, 360, Fit.EXACT);
        assertThat(slot.wanted(360, 640)).isEqualTo(new Cut(0, 0, 360, 640, new Size(203, 360)));
    }

    @Test
    void the_newest_picture_wins_and_is_taken_once() {
        write(1);
        write(2);
        assertThat(take()).isEqualTo(2);
        assertThat(slot.take((bgra, width, height) -> {})).isFalse();
    }

    @Test
    void a_cleared_slot_has_no_picture() {
        write(1);
        slot.clear();
        assertThat(slot.take((bgra, width, height) -> {})).isFalse();
        write(2);
        assertThat(take()).isEqualTo(2);
    }

    @Test
    void a_smaller_picture_comes_with_its_own_size() {
        slot.write(new Size(8, 8), (bgra, width, height) -> {});
        slot.take((bgra, width, height) -> {});
        slot.write(new Size(6, 8), (bgra, width, height) -> {});
        slot.take((bgra, width, height) -> {
            assertThat(bgra.remaining()).isEqualTo(6 * 8 * 4);
            assertThat(width).isEqualTo(6);
        });
    }

    @Test
    void a_reader_never_sees_half_of_a_picture() throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int value = 0; !stop.get(); value++) {
                write(value);
            }
        });
        AtomicInteger torn = new AtomicInteger();
        for (int taken = 0; taken < 2_000; ) {
            taken += slot.take((bgra, width, height) -> torn.addAndGet(uniform(bgra) ? 0 : 1)) ? 1 : 0;
        }
        stop.set(true);
        writer.join();
        assertThat(torn.get()).isZero();
    }

    private void write(int value) {
        slot.write(new Size(16, 16), (bgra, width, height) -> {
            for (int i = 0; i < bgra.limit(); i++) {
                bgra.put(i, (byte) value);
            }
        });
    }

    private int take() {
        AtomicInteger value = new AtomicInteger(-1);
        assertThat(slot.take((bgra, width, height) -> value.set(bgra.get(0)))).isTrue();
        return value.get();
    }

    private static boolean uniform(ByteBuffer bgra) {
        for (int i = 1; i < bgra.limit(); i++) {
            if (bgra.get(i) != bgra.get(0)) {
                return false;
            }
        }
        return true;
    }
}
