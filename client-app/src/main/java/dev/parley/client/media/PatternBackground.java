package dev.parley.client.media;

import java.util.Arrays;

/**
 * The part of the pattern picture that stands still: gradient, initials, and the dark plate under the bars. Planes without
 * padding.
 */
final class PatternBackground {
    private static final double INITIALS_HEIGHT = 0.3;
    private static final double STROKE_RADIUS = 0.55;
    private static final double WHITE = 235;
    private static final int GREY = 128;

    private final int width;
    private final int height;
    private final byte[] y;
    private final byte[] u;
    private final byte[] v;

    private PatternBackground(int width, int height) {
        this.width = width;
        this.height = height;
        this.y = new byte[width * height];
        this.u = new byte[width / 2 * (height / 2)];
        this.v = new byte[u.length];
    }

    static PatternBackground paint(int width, int height, int identity, String name) {
        double hue = (identity & 0xFF) / 256.0;
        PatternBackground background = new PatternBackground(width, height);
        background.gradient(Shade.ofHue(hue), Shade.ofHue((hue + 0.14) % 1));
        background.initials(StrokeFont.initials(name));
        background.plate();
        return background;
    }

    byte[] y() {
        return y;
    }

    byte[] u() {
        return u;
    }

    byte[] v() {
        return v;
    }

    private void gradient(Shade from, Shade to) {
        for (int line = 0; line < height; line++) {
            for (int x = 0; x < width; x++) {
                set(x, line, from.towards(to, (x + (double) line) / (width + height)));
            }
        }
    }

    private void set(int x, int line, Shade shade) {
        y[line * width + x] = (byte) Math.round(shade.y);
        if (x % 2 == 0 && line % 2 == 0) {
            int chroma = line / 2 * (width / 2) + x / 2;
            u[chroma] = (byte) Math.round(shade.u);
            v[chroma] = (byte) Math.round(shade.v);
        }
    }

    private void initials(StrokeFont.Text text) {
        double unit = height * INITIALS_HEIGHT / StrokeFont.GLYPH_HEIGHT;
        double left = (width - text.width() * unit) / 2;
        double top = height * 0.58 - height * INITIALS_HEIGHT / 2;
        int margin = (int) Math.ceil(unit);
        for (int line = (int) top - margin; line < top + height * INITIALS_HEIGHT + margin; line++) {
            for (int x = (int) left - margin; x < left + text.width() * unit + margin; x++) {
                ink(x, line, coverage(text, (x + 0.5 - left) / unit, (line + 0.5 - top) / unit, unit));
            }
        }
    }

    /** How much of a pixel the strokes cover, 0 to 1; the edge is one pixel soft. */
    private static double coverage(StrokeFont.Text text, double x, double y, double unit) {
        double nearest = Double.MAX_VALUE;
        for (StrokeFont.Stroke stroke : text.strokes()) {
            nearest = Math.min(nearest, stroke.distanceTo(x, y));
        }
        return Math.clamp((STROKE_RADIUS - nearest) * unit + 0.5, 0, 1);
    }

    private void ink(int x, int line, double coverage) {
        if (coverage == 0 || x < 0 || x >= width) {
            return;
        }
        int at = line * width + x;
        y[at] = (byte) Math.round((y[at] & 0xFF) + (WHITE - (y[at] & 0xFF)) * coverage * 0.85);
        if (x % 2 == 0 && line % 2 == 0) {
            int chroma = line / 2 * (width / 2) + x / 2;
            u[chroma] = towardsGrey(u[chroma], coverage);
            v[chroma] = towardsGrey(v[chroma], coverage);
        }
    }

    private static byte towardsGrey(byte chroma, double part) {
        return (byte) Math.round((chroma & 0xFF) + (GREY - (chroma & 0xFF)) * part * 0.85);
    }

    private void plate() {
        int left = (int) Math.round(PatternCode.x(-1, width));
        int right = (int) Math.round(PatternCode.x(PatternCode.COLUMNS + 1.0, width));
        int top = (int) Math.round(PatternCode.y(-0.5, height));
        int bottom = (int) Math.round(PatternCode.y(PatternCode.ROWS + 0.5, height));
        for (int line = top; line < bottom; line++) {
            Arrays.fill(y, line * width + left, line * width + right, (byte) PatternCode.DARK);
        }
        for (int line = top / 2; line < bottom / 2; line++) {
            Arrays.fill(u, line * (width / 2) + left / 2, line * (width / 2) + right / 2, (byte) GREY);
            Arrays.fill(v, line * (width / 2) + left / 2, line * (width / 2) + right / 2, (byte) GREY);
        }
    }

    /** A colour in BT.601 limited range. */
    private record Shade(double y, double u, double v) {
        static Shade ofHue(double hue) {
            return ofRgb(channel(hue, 0), channel(hue, 2.0 / 3), channel(hue, 1.0 / 3));
        }

        /** One channel of a colour of that hue, saturation 0.6, value 0.75. */
        private static double channel(double hue, double offset) {
            double distance = Math.abs((hue + offset) % 1 * 6 - 3);
            return 0.75 * (1 - 0.6 * (1 - Math.clamp(distance - 1, 0, 1)));
        }

        private static Shade ofRgb(double r, double g, double b) {
            return new Shade(
                    16 + 65.481 * r + 128.553 * g + 24.966 * b,
                    128 - 37.797 * r - 74.203 * g + 112 * b,
                    128 + 112 * r - 93.786 * g - 18.214 * b);
        }

        Shade towards(Shade other, double part) {
            return new Shade(y + (other.y - y) * part, u + (other.u - u) * part, v + (other.v - v) * part);
        }
    }
}
