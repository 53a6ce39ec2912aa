package dev.parley.client.ui.room;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** The tiles, laid out by {@link TileLayout}. */
final class TileGrid extends Pane {
    private static final double GAP = 12;

    TileGrid() {
        getStyleClass().add("tile-grid");
        setMinSize(0, 0);
    }

    @Override
    protected void layoutChildren() {
        List<Node> tiles = getManagedChildren();
        if (tiles.isEmpty()) {
            return;
        }
        double left = snappedLeftInset();
        double top = snappedTopInset();
        TileLayout layout = TileLayout.of(
                tiles.size(), getWidth() - left - snappedRightInset(), getHeight() - top - snappedBottomInset(), GAP);
        for (int i = 0; i < tiles.size(); i++) {
            tiles.get(i).resizeRelocate(left + layout.x(i), top + layout.y(i), layout.width(), layout.height());
        }
    }
}
