package dev.parley.client.ui.room;

import dev.parley.client.port.FrameSource;
import dev.parley.client.ui.fx.VideoSurface;
import java.util.function.DoubleSupplier;

/** A tile together with what feeds it outside the store: pictures and loudness. */
final class LiveTile {
    private final Tile tile;
    private final VideoSurface video;
    private final DoubleSupplier level;
    private final SizeListener listener;
    private final SpeakingDetector speaking = new SpeakingDetector();
    private final ShownSize drawn = ShownSize.exact();
    private final ShownSize told = ShownSize.even();
    private boolean shown = true;

    /** Is told at what size a tile is shown, in physical pixels; 0×0 for hidden. */
    interface SizeListener {
        void shownAt(int width, int height);
    }

    LiveTile(
            FrameSource source, boolean mirrored, DoubleSupplier level, SizeListener listener, Tile.Requests requests) {
        this.video = new VideoSurface(source, mirrored);
        this.tile = new Tile(video, requests);
        this.level = level;
        this.listener = listener;
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
        if (told.update(tile.getWidth() * scale, tile.getHeight() * scale, now)) {
            listener.shownAt(told.width(), told.height());
        }
        if (scale > 0) {
            double loudness = level.getAsDouble();
            tile.refresh(loudness, speaking.isSpeaking(loudness, now));
        }
    }

    /** Stops the pictures, also those that would still be sent; the tile is gone. */
    void stop() {
        video.show(0, 0);
        listener.shownAt(0, 0);
    }
}
