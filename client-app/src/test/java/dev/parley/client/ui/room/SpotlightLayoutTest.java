package dev.parley.client.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpotlightLayoutTest {
    private static final double GAP = 12;

    /** What the pictures have in windows of 1280×800 and 900×600, without and with a side panel. */
    private static final List<Rectangle2D> ROOMS = List.of(
            new Rectangle2D(0, 0, 1248, 636),
            new Rectangle2D(0, 0, 908, 636),
            new Rectangle2D(0, 0, 868, 436),
            new Rectangle2D(0, 0, 568, 436));

    private static List<Rectangle2D> places(int tiles, int large, double width, double height) {
        TilePlan plan = TilePlan.of(tiles, large, width, height, GAP);
        return IntStream.range(0, tiles)
                .mapToObj(plan::at)
                .map(at -> new Rectangle2D(at.x(), at.y(), at.width(), at.height()))
                .toList();
    }

    private static void assertInsideAndApart(List<Rectangle2D> places, Rectangle2D room) {
        for (int i = 0; i < places.size(); i++) {
            assertThat(room.contains(places.get(i)))
                    .as("%s in %s", places, room)
                    .isTrue();
            for (int j = 0; j < i; j++) {
                assertThat(places.get(i).intersects(places.get(j)))
                        .as("%s", places)
                        .isFalse();
            }
        }
    }

    private static double area(Rectangle2D place) {
        return place.getWidth() * place.getHeight();
    }

    @Test
    void in_the_usual_windows_everybody_is_inside_apart_recognisable_and_the_large_one_largest() {
        for (Rectangle2D room : ROOMS) {
            for (int tiles = 2; tiles <= 10; tiles++) {
                for (int large = 0; large < tiles; large++) {
                    List<Rectangle2D> places = places(tiles, large, room.getWidth(), room.getHeight());
                    assertInsideAndApart(places, room);
                    assertLargest(places, large);
                }
            }
        }
    }

    private static void assertLargest(List<Rectangle2D> places, int large) {
        List<Rectangle2D> others = new ArrayList<>(places);
        Rectangle2D shown = others.remove(large);
        assertThat(others).allSatisfy(other -> {
            assertThat(other.getWidth()).isGreaterThanOrEqualTo(96);
            assertThat(area(other) * 4).isLessThan(area(shown));
        });
    }

    @Property(tries = 500)
    void in_any_window_everybody_is_inside_and_apart_and_pictures_keep_their_shape(
            @ForAll @IntRange(min = 2, max = 12) int tiles,
            @ForAll @IntRange(min = 0, max = 11) int large,
            @ForAll @DoubleRange(min = 300, max = 4000) double width,
            @ForAll @DoubleRange(min = 250, max = 3000) double height) {
        List<Rectangle2D> places = places(tiles, large % tiles, width, height);
        assertInsideAndApart(places, new Rectangle2D(0, 0, width, height));
        assertThat(places)
                .allSatisfy(place ->
                        assertThat(place.getWidth() / place.getHeight()).isBetween(1.6, 2.0));
    }

    @Property(tries = 300)
    void the_order_of_the_others_does_not_depend_on_who_is_large(
            @ForAll @IntRange(min = 3, max = 10) int tiles, @ForAll @IntRange(min = 0, max = 9) int large) {
        List<Rectangle2D> first = places(tiles, 0, 868, 436);
        List<Rectangle2D> now = places(tiles, large % tiles, 868, 436);
        assertThat(now.get(large % tiles)).isEqualTo(first.getFirst());
        List<Rectangle2D> others = new ArrayList<>(now);
        others.remove(large % tiles);
        assertThat(others).isEqualTo(first.subList(1, tiles));
    }

    @Test
    void without_a_large_one_or_alone_all_are_of_one_size() {
        assertThat(places(4, TilePlan.NONE_LARGE, 868, 436).stream()
                        .map(Rectangle2D::getWidth)
                        .distinct())
                .hasSize(1);
        assertThat(places(1, 0, 868, 436)).hasSize(1);
    }

    @Test
    void a_box_without_room_gives_tiles_without_size() {
        assertThat(places(3, 1, 10, 5))
                .allSatisfy(place -> assertThat(place.getWidth()).isZero());
    }
}
