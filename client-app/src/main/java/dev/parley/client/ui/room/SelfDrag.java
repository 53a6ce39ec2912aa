package dev.parley.client.ui.room;

import dev.parley.client.core.SelfView;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Drags the own picture into the nearest corner. A small movement is none: a hand shakes when it clicks. */
final class SelfDrag {
    private static final double BEGINS_AFTER = 8;

    private final Node tile;
    private final Region box;
    private final Consumer<SelfView> dropped;
    private boolean enabled;
    private boolean dragging;
    private @Nullable Point2D from;

    /**
     * Listens to the mouse on the tile.
     *
     * @param box whose corners count
     * @param dropped is told the corner when the tile is let go
     */
    SelfDrag(Node tile, Region box, Consumer<SelfView> dropped) {
        this.tile = tile;
        this.box = box;
        this.dropped = dropped;
        tile.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        tile.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        tile.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    }

    /** Alone there is nothing to be in the corner of. */
    void setEnabled(boolean now) {
        enabled = now;
        tile.setCursor(now ? Cursor.OPEN_HAND : Cursor.DEFAULT);
    }

    private void pressed(MouseEvent event) {
        from = enabled && event.getButton() == MouseButton.PRIMARY
                ? new Point2D(event.getSceneX(), event.getSceneY())
                : null;
    }

    private void dragged(MouseEvent event) {
        Point2D start = from;
        if (start == null) {
            return;
        }
        double across = event.getSceneX() - start.getX();
        double down = event.getSceneY() - start.getY();
        dragging = dragging || Math.hypot(across, down) >= BEGINS_AFTER;
        if (dragging) {
            tile.setViewOrder(-1);
            tile.setCursor(Cursor.CLOSED_HAND);
            tile.setTranslateX(across);
            tile.setTranslateY(down);
        }
    }

    private void released(MouseEvent event) {
        from = null;
        if (dragging) {
            dragging = false;
            SelfView corner = corner();
            tile.setViewOrder(0);
            tile.setTranslateX(0);
            tile.setTranslateY(0);
            setEnabled(enabled);
            dropped.accept(corner);
        }
    }

    private SelfView corner() {
        Bounds now = tile.getBoundsInParent();
        return SelfView.cornerAt(now.getCenterX() / box.getWidth(), now.getCenterY() / box.getHeight());
    }
}
