package dev.parley.client.ui.room;

import dev.parley.client.port.FrameSource;
import dev.parley.client.ui.fx.VideoSurface;
import java.util.function.DoubleSupplier;

/** A tile together with what feeds it outside the store: pictures and loudness. */
final class LiveTile {
    private final Tile tile;
    private final VideoSurface video;
    private final DoubleSupplier level;
    private final SpeakingDetector speaking = new SpeakingDetector();
    private final ShownSize drawn = ShownSize.exact();
    private Told told;
    private boolean shown = true;

    /** Is told at what size a tile is shown, in physical pixels; 0×0 for hidden. */
    interface SizeListener {
        void shownAt(int width, int height);
    }

    /** What was told of the size, and who is told of another. */
    record Told(ShownSize size, SizeListener listener) {}

    LiveTile(FrameSource source, boolean mirrored, DoubleSupplier level, Told told, Tile.Requests requests) {
        this.video = new VideoSurface(source, mirrored);
        this.tile = new Tile(video, requests);
        this.level = level;
        this.told = told;
    }

    Tile node() {
        return tile;
    }

    /** Whether it is anywhere in the window: nobody is sent pictures for one that is not. */
    void setShown(boolean now) {
        shown = now;
    }

    /**
     * Once a frame.
     *
     * @param windowScale physical pixels per unit of the scene, 0 while the window can't be seen
     */
    void tick(long now, double windowScale) {
        double scale = shown ? windowScale : 0;
        if (drawn.update(video.getWidth() * scale, video.getHeight() * scale, now)) {
            video.show(drawn.width(), drawn.height());
        }
        boolean placed = tile.getWidth() > 0 || scale == 0;
        if (placed && told.size().update(tile.getWidth() * scale, tile.getHeight() * scale, now)) {
            told.listener().shownAt(told.size().width(), told.size().height());
        }
        if (scale > 0) {
            double loudness = level.getAsDouble();
            tile.refresh(loudness, speaking.isSpeaking(loudness, now));
        }
    }

    /** Tells nobody any more: another tile for the same participant does. Gives what was told. */
    ShownSize handOver() {
        ShownSize size = told.size();
        told = new Told(ShownSize.even(), (width, height) -> {});
        return size;
    }

    /** Stops the pictures, also those that would still be sent; the tile is gone. */
    void stop() {
        video.show(0, 0);
        told.listener().shownAt(0, 0);
    }
}
