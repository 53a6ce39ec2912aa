package dev.parley.client.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.SelfView;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CornerPlaceTest {
    @ParameterizedTest
    @CsvSource({"1248,620", "868,420", "400,700", "200,90", "0,0"})
    void lies_in_its_corner_and_takes_no_more_than_half_the_box(double width, double height) {
        for (SelfView corner : SelfView.values()) {
            if (corner.isCorner()) {
                TilePlan.Place place = CornerPlace.of(corner, box(width, height), width, height, 12);
                assertThat(place.width()).isBetween(0.0, width / 2);
                assertThat(place.height()).isBetween(0.0, Math.max(0, height / 2));
                if (width >= 200) {
                    double across = (place.x() + place.width() / 2) / width;
                    double down = (place.y() + place.height() / 2) / height;
                    assertThat(SelfView.cornerAt(across, down)).isEqualTo(corner);
                }
            }
        }
    }

    private static TilePlan.Place box(double width, double height) {
        return new TilePlan.Place(0, 0, width, height);
    }

    /** Half on a picture and half beside it looks like an accident. */
    @ParameterizedTest
    @CsvSource({"1248,400", "500,900", "868,452"})
    void over_one_picture_it_lies_on_it_as_a_whole(double width, double height) {
        TilePlan.Place picture =
                TilePlan.of(1, TilePlan.NONE_LARGE, width, height, 12).at(0);
        for (SelfView corner : SelfView.values()) {
            if (corner.isCorner()) {
                TilePlan.Place place = CornerPlace.of(corner, picture, width, height, 12);
                assertThat(picture.with(place)).as(corner.name()).isEqualTo(picture);
            }
        }
    }

    @Property(tries = 1000)
    void leaves_free_what_must_be_where_that_is_possible(
            @ForAll @IntRange(min = 1, max = 9) int tiles,
            @ForAll boolean large,
            @ForAll @IntRange(min = 300, max = 2500) int width,
            @ForAll @IntRange(min = 200, max = 1500) int height,
            @ForAll SelfView corner) {
        Assume.that(corner.isCorner());
        TilePlan plan = TilePlan.of(tiles, large ? 0 : TilePlan.NONE_LARGE, width, height, 12);
        List<TilePlan.Place> buttons = IntStream.range(0, tiles)
                .mapToObj(tile -> Tile.buttonsOf(plan.at(tile)))
                .toList();
        TilePlan.Place pictures = IntStream.range(0, tiles)
                .mapToObj(plan::at)
                .reduce(TilePlan.Place::with)
                .orElseThrow();
        TilePlan.Place wanted = CornerPlace.of(corner, pictures, width, height, 12);
        TilePlan.Place place = CornerPlace.beside(wanted, width, height, buttons);
        assertThat(place.equals(wanted) || buttons.stream().noneMatch(place::touches))
                .isTrue();
        assertThat(place.width()).isEqualTo(wanted.width());
        assertThat(SelfView.cornerAt(
                        (place.x() + place.width() / 2) / width, (place.y() + place.height() / 2) / height))
                .isEqualTo(corner);
    }

    @Test
    void goes_no_further_than_it_must() {
        TilePlan.Place wanted = CornerPlace.of(SelfView.BOTTOM_RIGHT, box(1000, 600), 1000, 600, 12);
        TilePlan.Place buttons = Tile.buttonsOf(new TilePlan.Place(0, 0, 1000, 600));
        TilePlan.Place place = CornerPlace.beside(wanted, 1000, 600, List.of(buttons));
        assertThat(place).isEqualTo(new TilePlan.Place(wanted.x(), buttons.y() - wanted.height(), 200, 112));
        assertThat(CornerPlace.beside(wanted, 1000, 600, List.of())).isEqualTo(wanted);
    }
}
