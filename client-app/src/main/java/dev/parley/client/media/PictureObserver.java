package dev.parley.client.media;

import dev.parley.protocol.ParticipantId;
import java.nio.ByteBuffer;

/** Looks at every decoded picture of every peer, for instance to read its pattern. */
@FunctionalInterface
public interface PictureObserver {
    /** Looks at nothing. */
    PictureObserver NONE = (peer, luma, width, height, stride, nanoTime) -> {};

    /**
     * Called on the decoder's thread of that peer, so pictures of different peers come concurrently. Must be fast and must not
     * call the media stack.
     *
     * @param luma direct buffer, valid during the call only; row {@code n} begins at {@code n*stride}
     * @param width pixels
     * @param height pixels
     * @param stride bytes from row to row
     * @param nanoTime {@link System#nanoTime()} when the picture left the decoder
     */
    void onPicture(ParticipantId peer, ByteBuffer luma, int width, int height, int stride, long nanoTime);
}
