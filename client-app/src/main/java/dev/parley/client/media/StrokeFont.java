package dev.parley.client.media;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Capital letters and digits as strokes on a grid of 4×6, for initials in the pattern picture without a font system. Each glyph
 * is polylines separated by blanks, each point two digits: x then y.
 */
final class StrokeFont {
    static final double GLYPH_WIDTH = 4;
    static final double GLYPH_HEIGHT = 6;
    private static final double ADVANCE = 6;

    private static final String[] LETTERS = {
        "062046 1434",
        "0006 003041423303 3344453606",
        "4130100105163645",
        "002042442606 0006",
        "40000646 0333",
        "400006 0333",
        "41301001051636454323",
        "0006 4046 0343",
        "2026",
        "4045361605",
        "0006 400346",
        "000646",
        "0600234046",
        "06004640",
        "103041453616050110",
        "06003041423303",
        "103041453616050110 2446",
        "06003041423303 2346",
        "413010010213334445361605",
        "0040 2026",
        "000516364540",
        "002640",
        "0016223640",
        "0046 4006",
        "002340 2326",
        "00400646"
    };
    private static final String[] DIGITS = {
        "103041453616050110", "112026", "01103041420646", "01103041423313 334445361605", "36300444",
        "400003334445361605", "4130100105163645443303", "004016", "103041423313020110 13040516364544 4433",
                "4313020110304145361605"
    };

    /** A straight stroke in grid units. */
    record Stroke(double x0, double y0, double x1, double y1) {
        double distanceTo(double x, double y) {
            double dx = x1 - x0;
            double dy = y1 - y0;
            double length = dx * dx + dy * dy;
            double along = length == 0 ? 0 : Math.clamp(((x - x0) * dx + (y - y0) * dy) / length, 0, 1);
            return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
        }
    }

    /** A text as strokes, and how wide it is in grid units. */
    record Text(List<Stroke> strokes, double width) {}

    private StrokeFont() {}

    /** The first letters of the first and the last word, as far as the font has them. */
    static Text initials(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).toUpperCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        for (String word : plain.split("[^A-Z0-9]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words.isEmpty() ? new Text(List.of(), 0) : text(initials(words));
    }

    private static String initials(List<String> words) {
        String first = words.getFirst().substring(0, 1);
        return words.size() == 1 ? first : first + words.getLast().charAt(0);
    }

    private static Text text(String characters) {
        List<Stroke> strokes = new ArrayList<>();
        for (int i = 0; i < characters.length(); i++) {
            for (String line : glyph(characters.charAt(i)).split(" ", -1)) {
                addLine(strokes, line, i * ADVANCE);
            }
        }
        return new Text(strokes, (characters.length() - 1) * ADVANCE + GLYPH_WIDTH);
    }

    private static String glyph(char c) {
        return c <= '9' ? DIGITS[c - '0'] : LETTERS[c - 'A'];
    }

    private static void addLine(List<Stroke> strokes, String points, double offset) {
        for (int i = 0; i + 3 < points.length(); i += 2) {
            strokes.add(new Stroke(
                    offset + digit(points, i),
                    digit(points, i + 1),
                    offset + digit(points, i + 2),
                    digit(points, i + 3)));
        }
    }

    private static int digit(String points, int index) {
        return points.charAt(index) - '0';
    }
}
