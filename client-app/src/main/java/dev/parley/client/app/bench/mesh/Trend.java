package dev.parley.client.app.bench.mesh;

import java.util.ArrayList;
import java.util.List;

/** A straight line through measured points, by least squares. Grows with each point. Not thread-safe. */
final class Trend {
    private final List<Double> xs = new ArrayList<>();
    private final List<Double> ys = new ArrayList<>();

    /** Adds a point; one that was not measured is left out. */
    void add(double x, double y) {
        if (!Double.isNaN(x) && !Double.isNaN(y)) {
            xs.add(x);
            ys.add(y);
        }
    }

    /** How much y grows for each one of x; NaN where the points do not say. */
    double slope() {
        double meanX = mean(xs);
        double meanY = mean(ys);
        double along = 0;
        double square = 0;
        for (int i = 0; i < xs.size(); i++) {
            along += (xs.get(i) - meanX) * (ys.get(i) - meanY);
            square += (xs.get(i) - meanX) * (xs.get(i) - meanX);
        }
        return square == 0 ? Double.NaN : along / square;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
