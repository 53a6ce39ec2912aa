package dev.parley.client.ui.room;

import dev.parley.client.core.LinkSample;
import dev.parley.client.core.LinkStats;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** A chart of the statistics panel: what it shows of a sample, and in which words. */
enum LinkChart {
    ROUND_TRIP("Round trip", "ms", 50, new Series("", LinkStats::rttMs)),
    JITTER("Jitter", "ms", 10, new Series("", LinkStats::jitterMs)),
    LOSS(
            "Loss",
            "%",
            2,
            new Series("sent", LinkStats::sentLossPercent),
            new Series("received", LinkStats::lossPercent)),
    BIT_RATE(
            "Bit rate",
            "kbit/s",
            500,
            new Series("sent", LinkStats::sendKbps),
            new Series("received", LinkStats::recvKbps)),
    FRAME_RATE(
            "Frame rate",
            "fps",
            30,
            picture("sent", LinkStats::sent, LinkStats.Picture::fps),
            picture("received", LinkStats::received, LinkStats.Picture::fps)),
    HEIGHT(
            "Picture height",
            "px",
            360,
            picture("sent", LinkStats::sent, LinkStats.Picture::height),
            picture("received", LinkStats::received, LinkStats.Picture::height));

    private static final double[] ROUND_STEPS = {1, 1.5, 2, 3, 4, 5, 6, 8, 10};

    private final String title;
    private final String unit;
    private final double leastTop;
    // A copy, of references to accessors.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Series> series;

    /**
     * A line of the chart.
     *
     * @param name which direction; empty where there is one only
     * @param value of a sample, empty if it was not measured
     */
    record Series(String name, Function<LinkStats, OptionalDouble> value) {}

    LinkChart(String title, String unit, double leastTop, Series... series) {
        this.title = title;
        this.unit = unit;
        this.leastTop = leastTop;
        this.series = List.of(series);
    }

    /** Of pictures that are there: none is nothing measured, not a picture of no height. */
    private static Series picture(
            String name, Function<LinkStats, LinkStats.Picture> picture, ToDoubleFunction<LinkStats.Picture> value) {
        return new Series(name, stats -> {
            LinkStats.Picture shown = picture.apply(stats);
            return shown.height() == 0 ? OptionalDouble.empty() : OptionalDouble.of(value.applyAsDouble(shown));
        });
    }

    String title() {
        return title;
    }

    List<Series> series() {
        return series;
    }

    /** The value at the upper edge: a round number that holds all samples. */
    double top(List<LinkSample> samples) {
        double most = Math.max(leastTop, values(samples).max().orElse(0));
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double step : ROUND_STEPS) {
            if (step * power >= most) {
                return step * power;
            }
        }
        return ROUND_STEPS[ROUND_STEPS.length - 1] * power;
    }

    private DoubleStream values(List<LinkSample> samples) {
        return series.stream().flatMapToDouble(line -> values(samples, line));
    }

    private static DoubleStream values(List<LinkSample> samples, Series line) {
        return samples.stream()
                .map(sample -> line.value().apply(sample.stats()))
                .flatMapToDouble(OptionalDouble::stream);
    }

    /** A value with its unit, such as {@code 18 ms}. */
    String text(double value) {
        boolean small = value < 10 && value != Math.rint(value);
        return String.format(Locale.ROOT, small ? "%.1f %s" : "%.0f %s", value, unit);
    }

    /** The newest value of a line, an en dash while it is not known. */
    String latest(List<LinkSample> samples, Series line) {
        OptionalDouble last = samples.isEmpty()
                ? OptionalDouble.empty()
                : line.value().apply(samples.getLast().stats());
        return last.isPresent() ? text(last.getAsDouble()) : "–";
    }

    /** The chart in a sentence, for whoever does not see it. */
    String description(List<LinkSample> samples) {
        List<String> lines =
                series.stream().map(line -> description(samples, line)).toList();
        return title + ": " + String.join("; ", lines) + ".";
    }

    private String description(List<LinkSample> samples, Series line) {
        String name = line.name().isEmpty() ? "" : line.name() + " ";
        double[] all = values(samples, line).toArray();
        if (all.length == 0) {
            return name + "not measured yet";
        }
        return name + latest(samples, line) + " now, "
                + text(DoubleStream.of(all).min().orElse(0)) + " to "
                + text(DoubleStream.of(all).max().orElse(0)) + " in the last two minutes";
    }
}
