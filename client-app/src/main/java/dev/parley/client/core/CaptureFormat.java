package dev.parley.client.core;

/**
 * What the own camera delivers.
 *
 * @param width pixels, 2 or more
 * @param height pixels, 2 or more
 * @param fps frames a second, 1 to 60
 */
public record CaptureFormat(int width, int height, int fps) {
    public static final CaptureFormat HD = new CaptureFormat(1280, 720, 30);
}
