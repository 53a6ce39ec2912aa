package dev.parley.client.app.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.parley.client.app.Distribution;
import dev.parley.client.app.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a benchmark measured, as a table for people or JSON for programs. */
public final class Results implements Report {
    private final String bench;
    private final String with;
    private final Machine before = Machine.now();
    private final List<Row> rows = new ArrayList<>();

    private record Row(String name, String unit, Distribution values, String aim) {}

    /** Of the benchmark of this name. */
    public Results(String bench) {
        this(bench, "");
    }

    /** {@code with}: which other program took part, and its version; empty for none. */
    public Results(String bench, String with) {
        this.bench = bench;
        this.with = with;
    }

    /**
     * Adds a measured quantity.
     *
     * @param aim what it should be on the machine the aims were set for, empty for none
     */
    public void add(String name, String unit, List<Double> values, String aim) {
        rows.add(new Row(name, unit, new Distribution(values), aim));
    }

    @Override
    public String toText() {
        TextTable table = new TextTable("measured", "unit", "n", "min", "median", "p95", "p99", "max", "aim");
        for (Row row : rows) {
            Distribution v = row.values();
            table.add(
                    row.name(),
                    row.unit(),
                    String.valueOf(v.count()),
                    number(v.percentile(0)),
                    number(v.median()),
                    number(v.percentile(0.95)),
                    number(v.percentile(0.99)),
                    number(v.percentile(1)),
                    row.aim());
        }
        return "bench " + bench + (with.isEmpty() ? "" : ", with " + with) + System.lineSeparator() + table
                + machines();
    }

    /** What it was measured on, as two lines: how busy it was before, and is now. */
    public String machines() {
        return "before: " + before + System.lineSeparator() + "after:  " + Machine.now() + System.lineSeparator();
    }

    @Override
    public String toJson() {
        JsonArray all = new JsonArray();
        for (Row row : rows) {
            JsonObject json = new JsonObject();
            json.addProperty("name", row.name());
            json.addProperty("unit", row.unit());
            json.addProperty("n", row.values().count());
            addNumber(json, "min", row.values().percentile(0));
            addNumber(json, "median", row.values().median());
            addNumber(json, "p95", row.values().percentile(0.95));
            addNumber(json, "p99", row.values().percentile(0.99));
            addNumber(json, "max", row.values().percentile(1));
            json.addProperty("aim", row.aim());
            all.add(json);
        }
        JsonObject whole = new JsonObject();
        whole.addProperty("bench", bench);
        if (!with.isEmpty()) {
            whole.addProperty("with", with);
        }
        whole.add("results", all);
        whole.add("before", before.toJson());
        whole.add("after", Machine.now().toJson());
        return whole.toString();
    }

    /** JSON has no NaN: what was not measured is left out. */
    private static void addNumber(JsonObject json, String name, double value) {
        if (!Double.isNaN(value)) {
            json.addProperty(name, Math.round(value * 100) / 100.0);
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }
}
