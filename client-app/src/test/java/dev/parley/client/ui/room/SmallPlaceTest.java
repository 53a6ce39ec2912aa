package dev.parley.client.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class SmallPlaceTest {
    private static final Rectangle2D LEFT = new Rectangle2D(0, 0, 1920, 1080);
    private static final Rectangle2D RIGHT = new Rectangle2D(1920, 0, 1280, 1024);

    @Test
    void where_it_can_be_seen_wholly_it_stays() {
        Rectangle2D place = new Rectangle2D(2_000, 700, 336, 241);
        assertThat(SmallPlace.visible(place, List.of(LEFT, RIGHT))).isEqualTo(place);
    }

    @Test
    void partly_outside_it_is_moved_onto_the_screen_that_shows_most_of_it() {
        assertThat(SmallPlace.visible(new Rectangle2D(1_800, 900, 336, 241), List.of(LEFT, RIGHT)))
                .isEqualTo(new Rectangle2D(1_920, 783, 336, 241));
    }

    @Test
    void when_its_screen_is_gone_it_is_on_one_that_is_there() {
        assertThat(SmallPlace.visible(new Rectangle2D(2_500, 700, 336, 241), List.of(LEFT)))
                .isEqualTo(new Rectangle2D(1_584, 700, 336, 241));
    }

    @Test
    void on_a_smaller_screen_it_is_no_larger_than_that() {
        Rectangle2D tiny = new Rectangle2D(0, 0, 320, 200);
        assertThat(SmallPlace.visible(new Rectangle2D(40, 50, 400, 300), List.of(tiny)))
                .isEqualTo(tiny);
    }
}
