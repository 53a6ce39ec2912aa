package dev.parley.client.ui.room;

import dev.parley.client.core.LinkSample;
import dev.parley.client.core.LinkStats;
import dev.parley.client.text.Texts;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** A chart of the statistics panel: what it shows of a sample, and in which words. */
enum LinkChart {
    ROUND_TRIP(
            "room.chart.round-trip",
            "room.chart.round-trip.meaning",
            "room.chart.value.ms",
            50,
            new Series(Direction.BOTH, LinkStats::rttMs)),
    JITTER(
            "room.chart.jitter",
            "room.chart.jitter.meaning",
            "room.chart.value.ms",
            10,
            new Series(Direction.BOTH, LinkStats::jitterMs)),
    LOSS(
            "room.chart.loss",
            "room.chart.loss.meaning",
            "room.chart.value.percent",
            2,
            new Series(Direction.SENT, LinkStats::sentLossPercent),
            new Series(Direction.RECEIVED, LinkStats::lossPercent)),
    BIT_RATE(
            "room.chart.bit-rate",
            "room.chart.bit-rate.meaning",
            "room.chart.value.kbps",
            500,
            new Series(Direction.SENT, LinkStats::sendKbps),
            new Series(Direction.RECEIVED, LinkStats::recvKbps)),
    FRAME_RATE(
            "room.chart.frame-rate",
            "room.chart.frame-rate.meaning",
            "room.chart.value.fps",
            30,
            picture(Direction.SENT, LinkStats::sent, LinkStats.Picture::fps),
            picture(Direction.RECEIVED, LinkStats::received, LinkStats.Picture::fps)),
    HEIGHT(
            "room.chart.height",
            "room.chart.height.meaning",
            "room.chart.value.px",
            360,
            picture(Direction.SENT, LinkStats::sent, LinkStats.Picture::height),
            picture(Direction.RECEIVED, LinkStats::received, LinkStats.Picture::height));

    private static final double[] ROUND_STEPS = {1, 1.5, 2, 3, 4, 5, 6, 8, 10};

    private final String titleKey;
    private final String meaningKey;
    private final String valueKey;
    private final double leastTop;
    // A copy, of references to accessors.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Series> series;

    /** Which way goes what a line shows. */
    enum Direction {
        /** There and back: the only line of its chart. */
        BOTH,
        SENT,
        RECEIVED;

        /** For the legend; empty where there is one line only. */
        String text() {
            return switch (this) {
                case BOTH -> "";
                case SENT -> Texts.of("room.chart.sent");
                case RECEIVED -> Texts.of("room.chart.received");
            };
        }

        private String measured(String latest, String least, String most) {
            return switch (this) {
                case BOTH -> Texts.of("room.chart.accessible.measured", latest, least, most);
                case SENT -> Texts.of("room.chart.accessible.measured.sent", latest, least, most);
                case RECEIVED -> Texts.of("room.chart.accessible.measured.received", latest, least, most);
            };
        }

        private String unmeasured() {
            return switch (this) {
                case BOTH -> Texts.of("room.chart.accessible.unmeasured");
                case SENT -> Texts.of("room.chart.accessible.unmeasured.sent");
                case RECEIVED -> Texts.of("room.chart.accessible.unmeasured.received");
            };
        }
    }

    /**
     * A line of the chart.
     *
     * @param value of a sample, empty if it was not measured
     */
    record Series(Direction direction, Function<LinkStats, OptionalDouble> value) {}

    LinkChart(String titleKey, String meaningKey, String valueKey, double leastTop, Series... series) {
        this.titleKey = titleKey;
        this.meaningKey = meaningKey;
        this.valueKey = valueKey;
        this.leastTop = leastTop;
        this.series = List.of(series);
    }

    /** Of pictures that are there: none is nothing measured, not a picture of no height. */
    private static Series picture(
            Direction direction,
            Function<LinkStats, LinkStats.Picture> picture,
            ToDoubleFunction<LinkStats.Picture> value) {
        return new Series(direction, stats -> {
            LinkStats.Picture shown = picture.apply(stats);
            return shown.height() == 0 ? OptionalDouble.empty() : OptionalDouble.of(value.applyAsDouble(shown));
        });
    }

    String title() {
        return Texts.of(titleKey);
    }

    /** What it is, for whoever has not met the word. */
    String meaning() {
        return Texts.of(meaningKey);
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
        return Texts.of(valueKey, String.format(Texts.locale(), small ? "%.1f" : "%.0f", value));
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
        return lines.size() == 1
                ? Texts.of("room.chart.accessible", title(), lines.getFirst())
                : Texts.of("room.chart.accessible.both", title(), lines.getFirst(), lines.getLast());
    }

    private String description(List<LinkSample> samples, Series line) {
        double[] all = values(samples, line).toArray();
        if (all.length == 0) {
            return line.direction().unmeasured();
        }
        return line.direction()
                .measured(
                        latest(samples, line),
                        text(DoubleStream.of(all).min().orElse(0)),
                        text(DoubleStream.of(all).max().orElse(0)));
    }
}
