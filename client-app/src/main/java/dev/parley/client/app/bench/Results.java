package dev.parley.client.app.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.parley.client.app.Distribution;
import dev.parley.client.app.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a benchmark measured, as a table for people or JSON for programs. */
final class Results {
    private final String bench;
    private final Machine before = Machine.now();
    private final List<Row> rows = new ArrayList<>();

    private record Row(String name, String unit, Distribution values, String aim) {}

    Results(String bench) {
        this.bench = bench;
    }

    /**
     * Adds a measured quantity.
     *
     * @param aim what it should be on the machine the aims were set for, empty for none
     */
    void add(String name, String unit, List<Double> values, String aim) {
        rows.add(new Row(name, unit, new Distribution(values), aim));
    }

    String toText() {
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
        return "bench " + bench + System.lineSeparator() + table + "before: " + before + System.lineSeparator()
                + "after:  " + Machine.now() + System.lineSeparator();
    }

    String toJson() {
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
