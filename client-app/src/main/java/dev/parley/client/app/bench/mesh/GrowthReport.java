package dev.parley.client.app.bench.mesh;

import dev.parley.client.app.Distribution;
import dev.parley.client.app.TextTable;
import dev.parley.client.app.bench.Report;
import dev.parley.client.app.bench.Results;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** One line for each size of a meeting. Programs get the distribution of every number instead. */
final class GrowthReport implements Report {
    private static final double MILLION = 1e6;

    /** Where fewer pictures come, the machine is full: what they would cost cannot be seen. */
    private static final double HELD = 0.9;

    private final Results results = new Results("mesh growth");
    private final TextTable table = new TextTable(
            "people",
            "shown at",
            "cores each",
            "PSS each, MB",
            "sent by each, kbit/s",
            "sent by each, Mpixel/s",
            "cores by Mpixel/s",
            "fps, slowest link",
            "fps, median",
            "height, least",
            "height, largest");
    private final TextTable where = new TextTable("of the processors' time of all", "cores", "%");
    private final Trend costs = new Trend();

    void add(Picture picture, Meeting meeting) {
        add(picture, meeting, "");
        if (least(meeting.each(LinkWindow::fps)) >= HELD * picture.fps()) {
            List<Double> pixels = sent(meeting, sending -> sending.pixels() / MILLION);
            costs.add(Math.log(mean(pixels)), Math.log(mean(meeting.cores())));
        }
    }

    void addOneWhoSpeaks(Picture picture, Meeting meeting) {
        add(picture, meeting, ", one speaks");
    }

    private void add(Picture picture, Meeting meeting, String how) {
        int people = meeting.cores().size();
        List<Double> fps = meeting.each(LinkWindow::fps);
        List<Double> heights = meeting.each(LinkWindow::height);
        List<Double> kbps = sent(meeting, SendingWindow::kbps);
        List<Double> pixels = sent(meeting, sending -> sending.pixels() / MILLION);
        double cores = mean(meeting.cores());
        table.add(
                people + how,
                picture.size(),
                number(cores, 2),
                number(mean(meeting.pssMb()), 0),
                number(mean(kbps), 0),
                number(mean(pixels), 1),
                number(cores / mean(pixels), 4),
                number(least(fps), 1),
                number(new Distribution(fps).median(), 1),
                number(least(heights), 0),
                number(new Distribution(heights).percentile(1), 0));
        String who = people + " people" + how + ", shown at " + picture.size() + ": ";
        results.add(who + "processor of a person", "cores", meeting.cores(), "");
        results.add(who + "memory of a person (PSS)", "MB", meeting.pssMb(), "");
        results.add(who + "sent by a person", "kbit/s", kbps, "");
        results.add(who + "sent by a person", "Mpixel/s", pixels, "");
        results.add(who + "frame rate of each link", "fps", fps, "min 15");
        results.add(who + "height of its picture", "px", heights, "");
    }

    /** Processor by pixels as a power, where the frame rate was held: below 1, ten times the pixels cost less than ten times as much. */
    double exponent() {
        return costs.slope();
    }

    /** Where the processors' time goes in this meeting. */
    void addWork(Meeting meeting) {
        double all = meeting.work().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        meeting.work().forEach((work, cores) -> {
            where.add(work.text(), number(cores, 2), number(100 * cores / all, 0));
            results.add("of all, " + work.text(), "cores", List.of(cores), "");
        });
    }

    private static List<Double> sent(Meeting meeting, ToDoubleFunction<SendingWindow> value) {
        return meeting.sending().stream().mapToDouble(value).boxed().toList();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private static double least(List<Double> values) {
        return new Distribution(values).percentile(0);
    }

    private static String number(double value, int digits) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    @Override
    public String toText() {
        String exponent = "The processor time of a person grows with the pixels they send to the power of "
                + number(exponent(), 2) + ", of the sizes that held their frame rate (aim: less than 1).";
        return "bench mesh growth" + System.lineSeparator() + table + where + exponent + System.lineSeparator()
                + results.machines();
    }

    /** To be called once, when all sizes are there. */
    void conclude() {
        results.add("processor by pixels sent, power", "", List.of(exponent()), "max 1");
    }

    @Override
    public String toJson() {
        return results.toJson();
    }
}
