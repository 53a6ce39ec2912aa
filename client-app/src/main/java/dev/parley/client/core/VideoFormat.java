package dev.parley.client.core;

/**
 * What of the camera is sent on one link.
 *
 * @param width pixels, even; 0 with height 0 means that nothing is encoded
 * @param height pixels, even
 * @param fps frames a second, 1 to 60
 * @param maxBitrate bit/s
 */
public record VideoFormat(int width, int height, int fps, int maxBitrate) {
    public static final VideoFormat NONE = new VideoFormat(0, 0, 1, 0);

    public boolean sendsNothing() {
        return width == 0;
    }
}
