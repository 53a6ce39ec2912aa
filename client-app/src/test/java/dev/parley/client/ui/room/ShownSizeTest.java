package dev.parley.client.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownSizeTest {
    private static final long MS = 1_000_000L;
    private final ShownSize size = ShownSize.even();

    @Test
    void the_first_size_is_told_at_once_in_even_pixels_and_only_once() {
        assertThat(size.update(641, 360.4, 0)).isTrue();
        assertThat(size.width()).isEqualTo(640);
        assertThat(size.height()).isEqualTo(360);
        assertThat(size.update(641, 360.4, 1_000 * MS)).isFalse();
    }

    @Test
    void a_resize_is_told_when_it_has_come_to_rest() {
        size.update(640, 360, 0);
        assertThat(size.update(700, 394, 10 * MS)).isFalse();
        assertThat(size.update(800, 450, 150 * MS)).isFalse();
        assertThat(size.update(800, 450, 250 * MS)).isFalse();
        assertThat(size.update(800, 450, 310 * MS)).isTrue();
    }

    @Test
    void hiding_and_showing_again_are_told_at_once() {
        size.update(640, 360, 0);
        assertThat(size.update(0, 0, 10 * MS)).isTrue();
        assertThat(size.update(640, 360, 20 * MS)).isTrue();
    }
}
