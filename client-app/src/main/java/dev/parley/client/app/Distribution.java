package dev.parley.client.app;

import java.util.Arrays;
import java.util.Collection;

/** Measured values, sorted. */
public final class Distribution {
    private final double[] sorted;

    public Distribution(Collection<Double> values) {
        this(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    public Distribution(double[] values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    public int count() {
        return sorted.length;
    }

    /**
     * The nearest-rank percentile; NaN if nothing was measured.
     *
     * @param part 0 to 1, such as 0.95
     */
    public double percentile(double part) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(part * sorted.length);
        return sorted[Math.clamp(rank, 1, sorted.length) - 1];
    }

    public double median() {
        return percentile(0.5);
    }
}
