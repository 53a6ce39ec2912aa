package dev.parley.client.app.window;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.parley.client.app.MeasuredJson;
import dev.parley.client.core.LinkSample;
import dev.parley.client.ui.common.Statistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;

/**
 * The statistics of a meeting as a file, as docs/statistics.md describes it.
 *
 * @param savedAt ms since 1970-01-01T00:00Z
 */
record StatisticsFile(List<StatisticsRecorder.Pair> pairs, long savedAt) {
    private static final String FORMAT = "parley-statistics";
    private static final int VERSION = 1;

    /** Replaces the file as a whole, so that nobody ever finds a part of it. Blocks on the disk. */
    void write(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(part, toJson() + "\n");
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    String toJson() {
        JsonObject whole = new JsonObject();
        whole.addProperty("format", FORMAT);
        whole.addProperty("version", VERSION);
        whole.addProperty("savedAt", Instant.ofEpochMilli(savedAt).toString());
        whole.addProperty("keptMs", Statistics.KEPT_MS);
        JsonArray all = new JsonArray();
        pairs.forEach(pair -> all.add(pair(pair)));
        whole.add("pairs", all);
        return whole.toString();
    }

    private static JsonObject pair(StatisticsRecorder.Pair pair) {
        JsonObject json = new JsonObject();
        json.addProperty("peer", pair.peer().value());
        json.addProperty("name", pair.name());
        json.addProperty("present", pair.present());
        JsonArray samples = new JsonArray();
        pair.samples().forEach(sample -> samples.add(sample(sample)));
        json.add("samples", samples);
        return json;
    }

    private static JsonObject sample(LinkSample sample) {
        JsonObject json = new JsonObject();
        json.addProperty("at", sample.at());
        MeasuredJson.of(sample.stats()).entrySet().forEach(field -> json.add(field.getKey(), field.getValue()));
        return json;
    }
}
