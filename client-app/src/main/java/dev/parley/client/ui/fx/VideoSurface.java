package dev.parley.client.ui.fx;

import dev.parley.client.port.FrameSource;
import java.nio.ByteBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Shows the newest picture of a source. A picture whose shape is near the surface's fills it and loses its edges; one of
 * a very different shape (a phone held upright) is shown whole. Memory is allocated only when the picture's size changes.
 */
public final class VideoSurface extends Region {
    private static final Callback<PixelBuffer<ByteBuffer>, @Nullable Rectangle2D> EVERYTHING = buffer -> null;

    private final FrameSource source;
    private final FrameSource.Reader reader = this::copy;
    private final ImageView view = new ImageView();
    private @Nullable PixelBuffer<ByteBuffer> pixels;

    /** @param mirrored as people know themselves from the mirror */
    public VideoSurface(FrameSource source, boolean mirrored) {
        this.source = source;
        view.setManaged(false);
        view.setSmooth(true);
        view.setScaleX(mirrored ? -1 : 1);
        getStyleClass().add("video");
        setMouseTransparent(true);
        getChildren().add(view);
    }

    /** Takes the newest picture, if there is one that was not shown yet. */
    public void refresh() {
        source.take(reader);
    }

    /** Forgets the picture, so that an old one is not mistaken for a live one. */
    public void clear() {
        view.setImage(null);
        pixels = null;
    }

    /** Whether there is a picture to see. */
    public boolean hasPicture() {
        return pixels != null;
    }

    private void copy(ByteBuffer bgra, int width, int height) {
        PixelBuffer<ByteBuffer> target = pixels;
        if (target == null || target.getWidth() != width || target.getHeight() != height) {
            target = allocate(width, height);
        }
        ByteBuffer own = target.getBuffer();
        own.put(0, bgra, 0, width * height * 4);
        target.updateBuffer(EVERYTHING);
    }

    private PixelBuffer<ByteBuffer> allocate(int width, int height) {
        ByteBuffer memory = ByteBuffer.allocateDirect(width * height * 4);
        PixelBuffer<ByteBuffer> fresh = new PixelBuffer<>(width, height, memory, PixelFormat.getByteBgraPreInstance());
        pixels = fresh;
        view.setImage(new WritableImage(fresh));
        requestLayout();
        return fresh;
    }

    @Override
    protected void layoutChildren() {
        PixelBuffer<ByteBuffer> picture = pixels;
        if (picture != null && getWidth() > 0 && getHeight() > 0) {
            place(PictureFit.of(picture.getWidth(), picture.getHeight(), getWidth(), getHeight()));
        }
    }

    private void place(PictureFit fit) {
        view.setViewport(new Rectangle2D(fit.cropX(), fit.cropY(), fit.cropWidth(), fit.cropHeight()));
        view.setFitWidth(fit.width());
        view.setFitHeight(fit.height());
        view.relocate((getWidth() - fit.width()) / 2, (getHeight() - fit.height()) / 2);
    }
}
