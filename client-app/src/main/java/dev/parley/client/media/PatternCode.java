package dev.parley.client.media;

/**
 * Where the pattern's bars are and which bits they carry. Two rows of 36 cells lie on a dark plate at the top of the picture;
 * a light cell is a one. Everything is a fraction of the picture, so scaling moves nothing: at 320×180 a cell is 8×8 pixels,
 * one transform block of VP8.
 *
 * <p>Bits, most significant first: identity 24, frame 16, timestamp 16, CRC-16/CCITT of those 16.
 */
final class PatternCode {
    static final int COLUMNS = 36;
    static final int ROWS = 2;
    static final int BITS = COLUMNS * ROWS;
    static final int DARK = 32;
    static final int LIGHT = 216;

    /** Cells from the picture's left edge to the first bar. */
    private static final double LEFT = 2;

    private static final double CELLS_ACROSS = 40;
    private static final double CELLS_DOWN = 22.5;
    private static final int CRC_POLYNOMIAL = 0x1021;

    private PatternCode() {}

    /** The left edge of a column in pixels; columns -1 and {@link #COLUMNS} are the plate's margins. */
    static double x(double column, int width) {
        return (LEFT + column) * width / CELLS_ACROSS;
    }

    /** The upper edge of a row in pixels; the plate reaches half a row further up and down. */
    static double y(double row, int height) {
        return (1 + row) * height / CELLS_DOWN;
    }

    /** The bits of a mark, one a cell, row by row. */
    static boolean[] encode(PatternMark mark) {
        long payload = ((long) mark.identity() << 32) | ((long) mark.frame() << 16) | mark.timestampMs();
        boolean[] bits = new boolean[BITS];
        put(bits, 0, payload, 56);
        put(bits, 56, crc(payload), 16);
        return bits;
    }

    /** The payload if its checksum is right, else -1. */
    static long decode(boolean[] bits) {
        long payload = get(bits, 0, 56);
        return crc(payload) == get(bits, 56, 16) ? payload : -1;
    }

    private static void put(boolean[] bits, int from, long value, int count) {
        for (int i = 0; i < count; i++) {
            bits[from + i] = (value >>> (count - 1 - i) & 1) != 0;
        }
    }

    private static long get(boolean[] bits, int from, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | (bits[from + i] ? 1 : 0);
        }
        return value;
    }

    private static int crc(long payload) {
        int crc = 0xFFFF;
        for (int bit = 55; bit >= 0; bit--) {
            boolean carry = ((crc >>> 15 ^ payload >>> bit) & 1) != 0;
            crc = ((crc << 1) & 0xFFFF) ^ (carry ? CRC_POLYNOMIAL : 0);
        }
        return crc;
    }
}
