package dev.parley.client.ui.room;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** The tiles, laid out by a {@link TilePlan}. */
final class TileGrid extends Pane {
    private static final double GAP = 12;

    private int large = TilePlan.NONE_LARGE;

    TileGrid() {
        getStyleClass().add("tile-grid");
        setMinSize(0, 0);
    }

    /**
     * Shows these.
     *
     * @param newLarge which of them is large, {@link TilePlan#NONE_LARGE} for none
     */
    void show(List<? extends Node> tiles, int newLarge) {
        if (!getChildren().equals(tiles)) {
            getChildren().setAll(tiles);
        }
        if (large != newLarge) {
            large = newLarge;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        List<Node> tiles = getManagedChildren();
        if (tiles.isEmpty()) {
            return;
        }
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double height = getHeight() - top - snappedBottomInset();
        TilePlan plan = TilePlan.of(tiles.size(), large, width, height, GAP);
        for (int i = 0; i < tiles.size(); i++) {
            TilePlan.Place place = plan.at(i);
            tiles.get(i).resizeRelocate(left + place.x(), top + place.y(), place.width(), place.height());
        }
    }
}
