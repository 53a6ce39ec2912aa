package dev.parley.client.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.LinkSample;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.Samples;
import dev.parley.client.ui.room.ChartStrokes.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ChartStrokesTest {
    private static final long NOW = 1_000_000;
    private static final ChartStrokes.Box BOX = new ChartStrokes.Box(120, 50, NOW, 120_000, 100);

    private final List<LinkSample> samples = new ArrayList<>();

    private void measured(long secondsAgo, double rttMs) {
        samples.add(new LinkSample(NOW - secondsAgo * 1_000, Samples.withRtt(OptionalDouble.of(rttMs))));
    }

    private void unknown(long secondsAgo) {
        samples.add(new LinkSample(NOW - secondsAgo * 1_000, LinkStats.NONE));
    }

    private List<List<Point>> strokes() {
        return ChartStrokes.of(samples, LinkStats::rttMs, BOX).strokes();
    }

    @Test
    void the_newest_is_at_the_right_and_the_largest_at_the_top() {
        measured(120, 0);
        measured(119, 100);
        measured(118, 50);
        assertThat(strokes()).containsExactly(List.of(new Point(0, 50), new Point(1, 0), new Point(2, 25)));
    }

    @Test
    void what_was_not_measured_is_a_gap_and_not_a_zero() {
        measured(3, 10);
        unknown(2);
        measured(1, 10);
        measured(0, 10);
        assertThat(strokes()).hasSize(2);
        assertThat(strokes().getFirst()).hasSize(1);
        assertThat(strokes().stream().flatMap(List::stream)).noneMatch(point -> point.y() == 50);
    }

    @Test
    void a_time_without_samples_is_a_gap() {
        measured(20, 10);
        measured(19, 10);
        measured(9, 10);
        measured(8, 10);
        assertThat(strokes()).hasSize(2).allMatch(stroke -> stroke.size() == 2);
    }

    @Test
    void what_is_too_old_or_of_another_clock_is_not_drawn() {
        measured(200, 10);
        measured(5, 10);
        measured(-60, 10);
        assertThat(strokes())
                .hasSize(1)
                .first()
                .satisfies(stroke -> assertThat(stroke).hasSize(1));
    }

    @Test
    void no_samples_give_no_strokes() {
        assertThat(strokes()).isEmpty();
    }
}
