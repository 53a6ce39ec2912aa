package dev.parley.client.port;

import java.nio.ByteBuffer;

/**
 * The newest picture of one participant, at the size it is shown. Older pictures that nobody took are gone: latest wins.
 * Any one thread reads (the FX thread); another writes.
 */
public interface FrameSource {
    /** How pictures are made to fit into a box. */
    enum Fit {
        /** Made smaller if need be, never larger, and whole. Whoever draws them does the rest. */
        WITHIN,
        /** Cut and scaled as {@link PictureFit} says: all that is left to do is to copy them to the screen. */
        EXACT
    }

    /**
     * Asks for pictures of that size from now on. 0×0: no pictures, no work.
     *
     * @param width physical pixels
     * @param height physical pixels
     */
    void show(int width, int height, Fit fit);

    /** Hands the newest picture to the reader if there is one it has not seen; false otherwise. */
    boolean take(Reader reader);

    /** Reads a picture. The buffer is valid during the call only. */
    @FunctionalInterface
    interface Reader {
        /**
         * Called at most once a {@link FrameSource#take}.
         *
         * @param bgra direct buffer of {@code width*height*4} bytes: blue, green, red, alpha (premultiplied), top row first
         */
        void read(ByteBuffer bgra, int width, int height);
    }
}
