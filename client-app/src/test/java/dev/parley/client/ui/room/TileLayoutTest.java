package dev.parley.client.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TileLayoutTest {
    private static final double GAP = 12;

    @Property(tries = 500)
    void tiles_are_inside_apart_and_of_one_size(
            @ForAll @IntRange(min = 1, max = 12) int tiles,
            @ForAll @DoubleRange(min = 200, max = 4000) double width,
            @ForAll @DoubleRange(min = 200, max = 3000) double height) {
        TileLayout layout = TileLayout.of(tiles, width, height, GAP);
        assertThat(layout.width()).isPositive();
        assertThat(layout.width() / layout.height()).isBetween(1.6, 2.0);
        for (int i = 0; i < tiles; i++) {
            Rectangle2D tile = at(layout, i);
            assertThat(new Rectangle2D(0, 0, width, height).contains(tile)).isTrue();
            for (int j = 0; j < i; j++) {
                assertThat(at(layout, j).intersects(tile)).isFalse();
            }
        }
    }

    @Property(tries = 300)
    void no_other_number_of_columns_gives_larger_tiles(
            @ForAll @IntRange(min = 1, max = 10) int tiles,
            @ForAll @DoubleRange(min = 200, max = 4000) double width,
            @ForAll @DoubleRange(min = 200, max = 3000) double height) {
        double best = TileLayout.of(tiles, width, height, GAP).width();
        for (int columns = 1; columns <= tiles; columns++) {
            int rows = Math.ceilDiv(tiles, columns);
            double byWidth = (width - GAP * (columns - 1)) / columns;
            double byHeight = (height - GAP * (rows - 1)) / rows * 16 / 9;
            assertThat(best).isGreaterThanOrEqualTo(Math.floor(Math.min(byWidth, byHeight)));
        }
    }

    @Test
    void a_box_without_room_gives_tiles_without_size() {
        assertThat(TileLayout.of(4, 10, 5, GAP).width()).isZero();
    }

    private static Rectangle2D at(TileLayout layout, int tile) {
        TilePlan.Place place = layout.at(tile);
        return new Rectangle2D(place.x(), place.y(), place.width(), place.height());
    }
}
