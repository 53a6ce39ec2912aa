package dev.parley.client.core;

import dev.parley.protocol.PeerMessage;

/**
 * The size of a picture that is sent, pixels, even; both 0 for none. Only a few sizes are used: an encoder begins anew with
 * each, and pictures of one size are scaled once for all who get them.
 */
record PictureSize(int width, int height) {
    static final PictureSize NONE = new PictureSize(0, 0);

    /** The shorter side. */
    private static final int[] LINES = {
        18, 36, 54, 72, 90, 120, 144, 180, 216, 240, 270, 300, 360, 420, 480, 540, 600, 720
    };

    /** Less than VP8 can send, bit/s: libwebrtc would send that much all the same. */
    static final int LEAST_BPS = 30_000;

    private static final int MBIT = 1_000_000;

    /** The largest of the sizes that fits the view, with the captured shape; never larger than captured. */
    static PictureSize fit(CaptureFormat capture, PeerMessage.View view, int maxLines) {
        int captured = Math.min(capture.width(), capture.height());
        long byWidth = (long) view.width() * captured / capture.width();
        long byHeight = (long) view.height() * captured / capture.height();
        int lines = (int) Math.min(Math.min(byWidth, byHeight), Math.min(captured, maxLines));
        return scaled(capture, lines == captured ? captured : step(lines), captured);
    }

    private static int step(int lines) {
        int fitting = 0;
        for (int step : LINES) {
            fitting = step <= lines ? step : fitting;
        }
        return fitting;
    }

    private static PictureSize scaled(CaptureFormat capture, int lines, int captured) {
        int width = even((long) capture.width() * lines / captured);
        int height = even((long) capture.height() * lines / captured);
        return width == 0 || height == 0 ? NONE : new PictureSize(width, height);
    }

    private static int even(long pixels) {
        return (int) (pixels & ~1L);
    }

    boolean isNone() {
        return width == 0;
    }

    /** Measured with VP8: 320×180 needs 200 kbit/s, 640×360 700 kbit/s, 1280×720 2 Mbit/s; linear in between. */
    static int bitrate(PictureSize size, int fps) {
        long pixels = (long) size.width * size.height;
        long full;
        if (pixels <= 320 * 180) {
            full = between(pixels, 0, 60_000, 320 * 180, 200_000);
        } else if (pixels <= 640 * 360) {
            full = between(pixels, 320 * 180, 200_000, 640 * 360, 700_000);
        } else {
            full = between(pixels, 640 * 360, 700_000, 1280 * 720, 2 * MBIT);
        }
        // From 25 frames a second on, more frames are so alike that they cost next to nothing.
        return size.isNone() ? 0 : (int) Math.max(LEAST_BPS, full * Math.min(fps, 25) / 25);
    }

    private static long between(long x, long x0, long y0, long x1, long y1) {
        return y0 + (x - x0) * (y1 - y0) / (x1 - x0);
    }
}
