package dev.parley.client.media;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads the bars of {@link PatternCamera} out of a received picture. */
public final class PatternReader {
    /** Light and dark must differ by this much, else there are no bars. */
    private static final double MIN_CONTRAST = 48;

    /** A cell nearer to the threshold than this part of the contrast is not trusted. */
    private static final double DOUBT = 0.12;

    private static final int SAMPLES = 4;

    private PatternReader() {}

    /**
     * Reads a picture's luma plane. Empty when there is no pattern, or when it is too damaged to be sure.
     *
     * @param luma row {@code n} begins at {@code n*stride}; its position does not matter
     * @param width pixels, 320 or more
     * @param height pixels, 180 or more
     * @param stride bytes from row to row
     */
    public static Optional<PatternMark> read(ByteBuffer luma, int width, int height, int stride) {
        if (width < 320 || height < 180) {
            return Optional.empty();
        }
        Plane plane = new Plane(luma, width, height, stride);
        double[] cells = cells(plane);
        double dark = margins(plane);
        double light = brightest(cells);
        if (light - dark < MIN_CONTRAST) {
            return Optional.empty();
        }
        return mark(cells, (dark + light) / 2, (light - dark) * DOUBT);
    }

    private static Optional<PatternMark> mark(double[] cells, double threshold, double doubt) {
        boolean[] bits = new boolean[cells.length];
        for (int i = 0; i < cells.length; i++) {
            if (Math.abs(cells[i] - threshold) < doubt) {
                return Optional.empty();
            }
            bits[i] = cells[i] > threshold;
        }
        long payload = PatternCode.decode(bits);
        return payload < 0
                ? Optional.empty()
                : Optional.of(new PatternMark((int) (payload >>> 32), (int) (payload >>> 16), (int) payload));
    }

    private static double[] cells(Plane plane) {
        double[] cells = new double[PatternCode.BITS];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = plane.mean(i % PatternCode.COLUMNS, i / PatternCode.COLUMNS);
        }
        return cells;
    }

    /** How light the plate is beside the bars; the lightest counts, so that a light margin means no pattern. */
    private static double margins(Plane plane) {
        double lightest = 0;
        for (int row = 0; row < PatternCode.ROWS; row++) {
            lightest = Math.max(lightest, plane.mean(-1, row));
            lightest = Math.max(lightest, plane.mean(PatternCode.COLUMNS, row));
        }
        return lightest;
    }

    private static double brightest(double[] cells) {
        double max = 0;
        for (double cell : cells) {
            max = Math.max(max, cell);
        }
        return max;
    }

    private record Plane(ByteBuffer luma, int width, int height, int stride) {
        /** The mean of a cell's inner half. */
        double mean(int column, int row) {
            int sum = 0;
            for (int j = 0; j < SAMPLES; j++) {
                int line = ((int) PatternCode.y(row + inner(j), height)) * stride;
                for (int i = 0; i < SAMPLES; i++) {
                    sum += luma.get(line + (int) PatternCode.x(column + inner(i), width)) & 0xFF;
                }
            }
            return (double) sum / (SAMPLES * SAMPLES);
        }

        private static double inner(int sample) {
            return 0.25 + 0.5 * (sample + 0.5) / SAMPLES;
        }
    }
}
