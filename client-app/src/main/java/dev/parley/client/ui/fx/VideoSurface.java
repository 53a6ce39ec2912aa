package dev.parley.client.ui.fx;

import dev.parley.client.port.FrameSource;
import dev.parley.client.port.PictureFit;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Shows the newest picture of a source as {@link PictureFit} says. Without a graphics processor JavaFX scales in software, which takes
 * many times as long as the library that decodes; so it is given pictures that it needs only copy. Memory is allocated only when
 * the picture's size changes.
 */
public final class VideoSurface extends Region {
    private static final Callback<PixelBuffer<IntBuffer>, @Nullable Rectangle2D> EVERYTHING = buffer -> null;

    /** Prism's software pipeline is the one that knows no 3D (javafx.application.ConditionalFeature). */
    private static final boolean IN_SOFTWARE = !Platform.isSupported(ConditionalFeature.SCENE3D);

    private final FrameSource source;
    private final FrameSource.Reader reader = this::copy;
    private final ImageView view = new ImageView();
    private @Nullable PixelBuffer<IntBuffer> pixels;

    /** @param mirrored as people know themselves from the mirror */
    public VideoSurface(FrameSource source, boolean mirrored) {
        this.source = source;
        view.setManaged(false);
        view.setSmooth(true);
        view.setScaleX(mirrored ? -1 : 1);
        // What the camera saw, where people write from right to left too.
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        getStyleClass().add("video");
        setMouseTransparent(true);
        getChildren().add(view);
    }

    /**
     * Asks the source for pictures of this size.
     *
     * @param width physical pixels; 0 for none
     * @param height physical pixels; 0 for none
     */
    public void show(int width, int height) {
        source.show(width, height, IN_SOFTWARE ? FrameSource.Fit.EXACT : FrameSource.Fit.WITHIN);
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
        PixelBuffer<IntBuffer> target = pixels;
        if (target == null || target.getWidth() != width || target.getHeight() != height) {
            target = allocate(width, height);
        }
        IntBuffer argb = bgra.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        target.getBuffer().put(0, argb, 0, width * height);
        target.updateBuffer(EVERYTHING);
    }

    /** As integers: the software pipeline copies these as they are, and takes bytes apart one by one. */
    private PixelBuffer<IntBuffer> allocate(int width, int height) {
        IntBuffer memory = ByteBuffer.allocateDirect(width * height * Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .asIntBuffer();
        PixelBuffer<IntBuffer> fresh = new PixelBuffer<>(width, height, memory, PixelFormat.getIntArgbPreInstance());
        pixels = fresh;
        view.setImage(new WritableImage(fresh));
        requestLayout();
        return fresh;
    }

    @Override
    protected void layoutChildren() {
        PixelBuffer<IntBuffer> picture = pixels;
        if (picture != null && getWidth() > 0 && getHeight() > 0) {
            place(fit(picture.getWidth(), picture.getHeight()));
        }
    }

    /** A picture that was made for this size is shown pixel by pixel, although its sides were rounded. */
    private PictureFit fit(int width, int height) {
        double scale = pixelsPerUnit();
        PictureFit fit = PictureFit.of(width, height, getWidth() * scale, getHeight() * scale);
        boolean exact = Math.abs(fit.width() - width) < 1 && Math.abs(fit.height() - height) < 1;
        return exact
                ? new PictureFit(0, 0, width, height, width / scale, height / scale)
                : PictureFit.of(width, height, getWidth(), getHeight());
    }

    private double pixelsPerUnit() {
        Scene scene = getScene();
        Window window = scene == null ? null : scene.getWindow();
        return window == null ? 1 : window.getRenderScaleX();
    }

    private void place(PictureFit fit) {
        view.setViewport(new Rectangle2D(fit.cropX(), fit.cropY(), fit.cropWidth(), fit.cropHeight()));
        view.setFitWidth(fit.width());
        view.setFitHeight(fit.height());
        view.relocate(snapPositionX((getWidth() - fit.width()) / 2), snapPositionY((getHeight() - fit.height()) / 2));
    }
}
