package dev.parley.client.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;

/** What a scene looks like. */
final class Pixels {
    private final int[] argb;
    private final int width;
    private final int height;

    private Pixels(int[] argb, int width, int height) {
        this.argb = argb;
        this.width = width;
        this.height = height;
    }

    /** One pixel: its column and row. */
    record Place(int x, int y) {
        /** Whether the middle of the pixel lies in there. */
        boolean isIn(Bounds bounds) {
            return bounds.contains(x + 0.5, y + 0.5);
        }
    }

    /** Draws the scene. FX thread. */
    static Pixels of(Scene scene) {
        WritableImage image = scene.snapshot(null);
        return new Pixels(Shots.pixels(image), (int) image.getWidth(), (int) image.getHeight());
    }

    /** Draws the pixels of the scene that lie in there as a whole. FX thread. */
    static Pixels of(Scene scene, Bounds part) {
        double left = Math.max(0, Math.ceil(part.getMinX()));
        double top = Math.max(0, Math.ceil(part.getMinY()));
        double right = Math.min(scene.getWidth(), Math.floor(part.getMaxX()));
        double bottom = Math.min(scene.getHeight(), Math.floor(part.getMaxY()));
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(scene.getFill());
        parameters.setViewport(new Rectangle2D(left, top, Math.max(1, right - left), Math.max(1, bottom - top)));
        WritableImage image = scene.getRoot().snapshot(parameters, null);
        return new Pixels(Shots.pixels(image), (int) image.getWidth(), (int) image.getHeight());
    }

    /** Opaque, top row first. */
    int[] argb() {
        return argb;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int at(Place place) {
        return at(place.x(), place.y());
    }

    int at(Point2D point) {
        return at((int) Math.floor(point.getX()), (int) Math.floor(point.getY()));
    }

    /** Outside the scene, the nearest pixel in it. */
    int at(int x, int y) {
        return argb[Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1)];
    }

    /** The pixels that lie in there as a whole. */
    List<Place> within(Bounds bounds) {
        List<Place> places = new ArrayList<>();
        for (int y = (int) Math.max(0, Math.ceil(bounds.getMinY())); y + 1 <= Math.min(height, bounds.getMaxY()); y++) {
            for (int x = (int) Math.max(0, Math.ceil(bounds.getMinX()));
                    x + 1 <= Math.min(width, bounds.getMaxX());
                    x++) {
                places.add(new Place(x, y));
            }
        }
        return places;
    }
}
