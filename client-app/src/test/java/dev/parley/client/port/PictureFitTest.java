package dev.parley.client.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PictureFitTest {
    @Test
    void the_same_shape_fills_the_box_and_loses_nothing() {
        assertThat(PictureFit.of(1280, 720, 640, 360)).isEqualTo(new PictureFit(0, 0, 1280, 720, 640, 360));
    }

    @Test
    void four_to_three_fills_a_wide_box_and_loses_top_and_bottom() {
        assertThat(PictureFit.of(640, 480, 640, 360)).isEqualTo(new PictureFit(0, 60, 640, 360, 640, 360));
    }

    @Test
    void an_upright_picture_is_shown_whole() {
        assertThat(PictureFit.of(360, 640, 640, 360)).isEqualTo(new PictureFit(0, 0, 360, 640, 202.5, 360));
    }
}
