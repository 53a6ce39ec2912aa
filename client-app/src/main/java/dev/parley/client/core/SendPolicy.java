package dev.parley.client.core;

import dev.parley.protocol.PeerMessage;
import org.jspecify.annotations.Nullable;

/** What of the own camera a peer is sent: never more than it shows, within what a mesh of that size can carry. */
final class SendPolicy {
    /** Before the peer said at what size it shows this camera: modest, so that the first picture comes at once. */
    static final PeerMessage.View UNSAID = new PeerMessage.View(640, 360);

    /** Narrower than this nobody sees anything: nothing is sent, pixels. */
    private static final int NARROWEST = 32;

    /** Widths go in steps, so that dragging a window does not restart the encoder with every pixel. */
    private static final int STEP = 16;

    private static final int FPS = 30;
    private static final int MBIT = 1_000_000;

    private SendPolicy() {}

    /**
     * The format for one peer.
     *
     * @param wanted the size at which the peer shows this camera, null if it has not said so
     * @param people in the room, oneself included, 2 or more
     */
    static VideoFormat format(
            PeerMessage.@Nullable View wanted, CaptureFormat capture, QualityChoice choice, int people) {
        PeerMessage.View view = wanted == null ? UNSAID : wanted;
        int width = view.showsPictures() ? width(view, capture, choice) : 0;
        int height = even((long) width * capture.height() / capture.width());
        if (width < NARROWEST || height < 2) {
            return VideoFormat.NONE;
        }
        int fps = Math.clamp(capture.fps(), 1, FPS);
        return new VideoFormat(width, height, fps, Math.min(bitrate(width * height, fps), budget(people)));
    }

    /** The widest step that fits the view and the capture with the capture's aspect ratio. */
    private static int width(PeerMessage.View view, CaptureFormat capture, QualityChoice choice) {
        long height = Math.min(view.height(), choice.maxHeight());
        long fitting = Math.min(view.width(), height * capture.width() / capture.height());
        long width = Math.min(fitting, capture.width());
        return width == capture.width() ? even(width) : even(width / STEP * STEP);
    }

    private static int even(long pixels) {
        return (int) (pixels & ~1L);
    }

    /** Measured with VP8: 320×180 needs 200 kbit/s, 640×360 700 kbit/s, 1280×720 2 Mbit/s; linear in between. */
    private static int bitrate(int pixels, int fps) {
        long full;
        if (pixels <= 320 * 180) {
            full = between(pixels, 0, 60_000, 320 * 180, 200_000);
        } else if (pixels <= 640 * 360) {
            full = between(pixels, 320 * 180, 200_000, 640 * 360, 700_000);
        } else {
            full = between(pixels, 640 * 360, 700_000, 1280 * 720, 2 * MBIT);
        }
        // From 25 frames a second on, more frames are so alike that they cost next to nothing.
        return (int) (full * Math.min(fps, 25) / 25);
    }

    private static long between(long x, long x0, long y0, long x1, long y1) {
        return y0 + (x - x0) * (y1 - y0) / (x1 - x0);
    }

    /** The uplink of one person by room size: 2 people 2 Mbit/s, 3: 4, 4: 6 … 7: 12, 8 and more: 14; shared by its links. */
    static int budget(int people) {
        int links = Math.max(1, people - 1);
        return 2 * MBIT * Math.min(links, 7) / links;
    }
}
