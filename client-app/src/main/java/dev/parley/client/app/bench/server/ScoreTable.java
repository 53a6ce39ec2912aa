package dev.parley.client.app.bench.server;

import dev.parley.client.app.Distribution;
import dev.parley.client.app.TextTable;
import dev.parley.client.app.bench.Report;
import dev.parley.client.app.bench.Results;
import java.util.List;
import java.util.Locale;

/** A line for each server and size, of medians. Programs get the distribution of every number instead. */
final class ScoreTable implements Report {
    private final String bench;
    private final TextTable table;
    private final Results results;

    ScoreTable(String section, String... heads) {
        bench = "server " + section;
        table = new TextTable(heads);
        results = new Results(bench);
    }

    /** Adds a line. */
    void line(String... cells) {
        table.add(cells);
    }

    /** Adds a number for programs. */
    void number(String name, String unit, List<Double> values, String aim) {
        if (!values.isEmpty()) {
            results.add(name, unit, values, aim);
        }
    }

    /** A cell with so many digits behind the point; a dash for what was not measured. */
    static String cell(double value, int digits) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** A ratio's median, with its least and largest. */
    static String ratio(List<Double> ratios) {
        Distribution all = new Distribution(ratios);
        return ratios.isEmpty()
                ? "-"
                : cell(all.median(), 2) + " (" + cell(all.percentile(0), 2) + "-" + cell(all.percentile(1), 2) + ")";
    }

    @Override
    public String toText() {
        return "bench " + bench + System.lineSeparator() + table + results.machines();
    }

    @Override
    public String toJson() {
        return results.toJson();
    }
}
