package dev.parley.client.ui.room;

import dev.parley.client.port.FrameSource;
import dev.parley.client.ui.fx.VideoSurface;
import java.util.function.DoubleSupplier;

/** A tile together with what feeds it outside the store: pictures and loudness. */
final class LiveTile {
    private final Tile tile;
    private final FrameSource source;
    private final DoubleSupplier level;
    private final SizeListener listener;
    private final SpeakingDetector speaking = new SpeakingDetector();
    private final ShownSize size = new ShownSize();

    /** Is told at what size a tile is shown, in physical pixels; 0×0 for hidden. */
    interface SizeListener {
        void shownAt(int width, int height);
    }

    LiveTile(
            FrameSource source, boolean mirrored, DoubleSupplier level, SizeListener listener, Tile.Requests requests) {
        this.tile = new Tile(new VideoSurface(source, mirrored), requests);
        this.source = source;
        this.level = level;
        this.listener = listener;
    }

    Tile node() {
        return tile;
    }

    /**
     * Once a frame.
     *
     * @param scale physical pixels per unit of the scene, 0 while the window can't be seen
     */
    void tick(long now, double scale) {
        if (size.update(tile.getWidth() * scale, tile.getHeight() * scale, now)) {
            source.show(size.width(), size.height());
            listener.shownAt(size.width(), size.height());
        }
        if (scale > 0) {
            tile.refresh(speaking.isSpeaking(level.getAsDouble(), now));
        }
    }

    /** Stops the pictures, also those that would still be sent; the tile is gone. */
    void stop() {
        source.show(0, 0);
        listener.shownAt(0, 0);
    }
}
