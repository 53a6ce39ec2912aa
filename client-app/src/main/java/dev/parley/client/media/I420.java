package dev.parley.client.media;

import java.nio.ByteBuffer;

/**
 * A picture in planar YUV 4:2:0, BT.601 limited range. The planes are accessed by absolute index only.
 *
 * @param width pixels, even
 * @param height pixels, even
 * @param y luma, row {@code n} begins at {@code n*strideY}
 * @param u blue difference, half the width and height
 * @param v red difference, half the width and height
 */
public record I420(
        int width, int height, ByteBuffer y, int strideY, ByteBuffer u, int strideU, ByteBuffer v, int strideV) {

    /** A black picture in direct buffers without padding. */
    public static I420 allocate(int width, int height) {
        int chroma = width / 2 * (height / 2);
        return new I420(
                width,
                height,
                ByteBuffer.allocateDirect(width * height),
                width,
                ByteBuffer.allocateDirect(chroma),
                width / 2,
                ByteBuffer.allocateDirect(chroma),
                width / 2);
    }
}
