package dev.parley.client.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;

class FreePlaceTest {
    private static final Bounds BOX = new BoundingBox(10, 10, 400, 300);

    private static Bounds at(double x, double y, double width, double height) {
        return new BoundingBox(x, y, width, height);
    }

    private static Point2D place(List<Bounds> obstacles, Point2D current) {
        return FreePlace.of(100, 50, BOX, new FreePlace.Obstacles(obstacles, List.of()), current);
    }

    @Test
    void with_nothing_in_the_way_it_is_in_the_middle_of_the_top() {
        assertThat(place(List.of(), null)).isEqualTo(new Point2D(160, 10));
    }

    @Test
    void it_goes_below_a_bar_and_beside_a_button() {
        Bounds bar = at(0, 0, 420, 60);
        assertThat(place(List.of(bar), null)).isEqualTo(new Point2D(160, 62));
        assertThat(place(List.of(bar, at(200, 80, 20, 20)), null)).isEqualTo(new Point2D(310, 62));
    }

    @Test
    void it_stays_where_it_is_while_nothing_is_in_the_way() {
        Point2D now = new Point2D(10, 200);
        assertThat(place(List.of(), now)).isEqualTo(now);
        assertThat(place(List.of(at(50, 220, 10, 10)), now)).isEqualTo(new Point2D(160, 10));
        assertThat(place(List.of(), new Point2D(900, 10)))
                .as("the window has become smaller")
                .isEqualTo(new Point2D(160, 10));
    }

    @Test
    void where_everything_is_full_it_covers_least() {
        Point2D least = place(List.of(at(0, 0, 420, 290)), null);
        assertThat(least.getY() + 50).isGreaterThan(305);
    }

    @Test
    void what_is_there_at_times_only_is_covered_before_what_is_there() {
        FreePlace.Obstacles full = new FreePlace.Obstacles(List.of(at(0, 0, 420, 200)), List.of(at(0, 200, 420, 200)));
        assertThat(FreePlace.of(100, 50, BOX, full, null).getY()).isGreaterThanOrEqualTo(200);
    }
}
