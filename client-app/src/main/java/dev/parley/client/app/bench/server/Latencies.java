package dev.parley.client.app.bench.server;

import com.google.gson.JsonObject;
import java.util.Arrays;

/** How long many things took. Bounded by how many a benchmark measures. */
final class Latencies {
    private static final double NANOS_A_MS = 1e6;

    private long[] nanos = new long[1024];
    private int count;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    int count() {
        return count;
    }

    /** The nearest-rank percentile in ms, 0 if nothing was measured. {@code part}: 0 to 1. */
    private double ms(long[] sorted, double part) {
        int rank = (int) Math.ceil(part * sorted.length);
        return sorted.length == 0 ? 0 : sorted[Math.clamp(rank, 1, sorted.length) - 1] / NANOS_A_MS;
    }

    /** Adds {@code p50}, {@code p99} and {@code p999}, in ms. */
    void describe(JsonObject json) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        json.addProperty("p50", ms(sorted, 0.5));
        json.addProperty("p99", ms(sorted, 0.99));
        json.addProperty("p999", ms(sorted, 0.999));
    }
}
