package dev.parley.client.ui.room;

import dev.parley.client.core.LinkSample;
import dev.parley.client.core.LinkStats;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * One line of a chart as the strokes it is drawn with. Where nothing is known there is no stroke: a value that was not measured
 * and a time without samples both leave a gap. Pure.
 *
 * @param strokes each the points of a line without a gap, oldest first; one point alone is a dot
 */
record ChartStrokes(List<List<Point>> strokes) {
    /** Samples come once in 1.0 to 1.1 s; when two are missing, nobody knows what was between, ms. */
    static final long GAP_MS = 2_500;

    /** In the chart's box, from its upper left corner. */
    record Point(double x, double y) {}

    /**
     * The box that is drawn into.
     *
     * @param now at its right edge, ms since 1970-01-01T00:00Z
     * @param spanMs from its left edge to the right one
     * @param top the value at its upper edge; 0 is at the lower one
     */
    record Box(double width, double height, long now, long spanMs, double top) {
        private Point point(long at, double value) {
            double x = width - width * (now - at) / spanMs;
            double y = height * (1 - Math.clamp(value / top, 0, 1));
            return new Point(x, y);
        }

        private boolean holds(LinkSample sample) {
            return sample.at() <= now && sample.at() >= now - spanMs;
        }
    }

    static ChartStrokes of(List<LinkSample> samples, Function<LinkStats, OptionalDouble> value, Box box) {
        List<List<Point>> strokes = new ArrayList<>();
        List<Point> stroke = new ArrayList<>();
        long before = 0;
        for (LinkSample sample : samples) {
            OptionalDouble measured = box.holds(sample) ? value.apply(sample.stats()) : OptionalDouble.empty();
            if (measured.isEmpty() || sample.at() - before > GAP_MS) {
                end(stroke, strokes);
            }
            measured.ifPresent(known -> stroke.add(box.point(sample.at(), known)));
            before = sample.at();
        }
        end(stroke, strokes);
        return new ChartStrokes(List.copyOf(strokes));
    }

    private static void end(List<Point> stroke, List<List<Point>> strokes) {
        if (!stroke.isEmpty()) {
            strokes.add(List.copyOf(stroke));
            stroke.clear();
        }
    }
}
