package dev.parley.client.media;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A camera that needs no hardware: a gradient in the person's colours with initials, a light moving over it, and bars that say
 * whose picture it is, which one, and when it was captured ({@link PatternReader} reads them). Drawing costs about a copy of
 * the picture. Not thread-safe.
 */
public final class PatternCamera {
    private static final int LIGHT_TURN_X = 150;
    private static final int LIGHT_TURN_Y = 110;

    private final int width;
    private final int height;
    private final int identity;
    private final PatternBackground background;
    private final byte[] brighter = brighter();
    private final byte[] row;

    /**
     * Paints the background, which takes some ten milliseconds.
     *
     * @param width pixels, even, 320 or more
     * @param height pixels, even, 180 or more
     * @param name decides identity, colours and initials
     */
    public PatternCamera(int width, int height, String name) {
        this.width = width;
        this.height = height;
        this.identity = PatternMark.identityOf(name);
        this.background = PatternBackground.paint(width, height, identity, name);
        this.row = new byte[width];
    }

    /**
     * Draws a picture.
     *
     * @param target of this camera's size
     * @param frame counts the pictures
     * @param epochMs milliseconds since 1970
     */
    public void draw(I420 target, long frame, long epochMs) {
        copy(background.y(), width, height, target.y(), target.strideY());
        copy(background.u(), width / 2, height / 2, target.u(), target.strideU());
        copy(background.v(), width / 2, height / 2, target.v(), target.strideV());
        drawLight(target, frame);
        drawBars(target, PatternCode.encode(PatternMark.at(identity, frame, epochMs)));
    }

    private static void copy(byte[] plane, int width, int height, ByteBuffer target, int stride) {
        if (stride == width) {
            target.put(0, plane, 0, width * height);
            return;
        }
        for (int line = 0; line < height; line++) {
            target.put(line * stride, plane, line * width, width);
        }
    }

    private void drawLight(I420 target, long frame) {
        double radius = height / 7.0;
        double x = width * (0.5 + 0.38 * Math.sin(2 * Math.PI * (frame % LIGHT_TURN_X) / LIGHT_TURN_X));
        double y = height * (0.58 + 0.24 * Math.sin(2 * Math.PI * (frame % LIGHT_TURN_Y) / LIGHT_TURN_Y));
        for (int line = (int) (y - radius); line <= y + radius; line++) {
            double dy = line - y;
            double half = Math.sqrt(Math.max(0, radius * radius - dy * dy));
            brighten(target, line, (int) (x - half), (int) (x + half));
        }
    }

    private void brighten(I420 target, int line, int from, int to) {
        if (line < 0 || line >= height) {
            return;
        }
        int first = Math.max(0, from);
        int count = Math.min(width, to) - first;
        for (int i = 0; i < count; i++) {
            row[i] = brighter[background.y()[line * width + first + i] & 0xFF];
        }
        if (count > 0) {
            target.y().put(line * target.strideY() + first, row, 0, count);
        }
    }

    private static byte[] brighter() {
        byte[] table = new byte[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) ((i + 235) / 2);
        }
        return table;
    }

    private void drawBars(I420 target, boolean[] bits) {
        for (int line = 0; line < PatternCode.ROWS; line++) {
            drawBarLine(bits, line * PatternCode.COLUMNS);
            int top = (int) Math.round(PatternCode.y(line, height));
            int bottom = (int) Math.round(PatternCode.y(line + 1, height));
            int left = (int) Math.round(PatternCode.x(0, width));
            int right = (int) Math.round(PatternCode.x(PatternCode.COLUMNS, width));
            for (int y = top; y < bottom; y++) {
                target.y().put(y * target.strideY() + left, row, left, right - left);
            }
        }
    }

    private void drawBarLine(boolean[] bits, int first) {
        for (int column = 0; column < PatternCode.COLUMNS; column++) {
            int from = (int) Math.round(PatternCode.x(column, width));
            int to = (int) Math.round(PatternCode.x(column + 1, width));
            byte luma = (byte) (bits[first + column] ? PatternCode.LIGHT : PatternCode.DARK);
            Arrays.fill(row, from, to, luma);
        }
    }
}
