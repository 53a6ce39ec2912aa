package dev.parley.client.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.SelfView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CornerPlaceTest {
    @ParameterizedTest
    @CsvSource({"1248,620", "868,420", "400,700", "200,90", "0,0"})
    void lies_in_its_corner_and_takes_no_more_than_half_the_box(double width, double height) {
        for (SelfView corner : SelfView.values()) {
            if (corner.isCorner()) {
                TilePlan.Place place = CornerPlace.of(corner, width, height, 12);
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
}
