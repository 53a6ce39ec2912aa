package dev.parley.client.ui.room;

import dev.parley.client.core.SelfView;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** The tiles, laid out by a {@link TilePlan}, and perhaps one that lies over them in a corner. */
final class TileGrid extends Pane {
    private static final double GAP = 12;
    /** Between the corner and the tile in it. */
    private static final double CORNER_MARGIN = 12;

    private Content content = new Content(List.of(), TilePlan.NONE_LARGE, null, SelfView.TILE);

    /**
     * What is shown.
     *
     * @param large which of the tiles is large, {@link TilePlan#NONE_LARGE} for none
     * @param floating lies over them, null for nothing
     * @param corner where that is
     */
    record Content(
            List<? extends Node> tiles, int large, @Nullable Node floating, SelfView corner) {}

    TileGrid() {
        getStyleClass().add("tile-grid");
        // Left is left: people choose a corner of the screen, and drag their picture there.
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setMinSize(0, 0);
    }

    void show(Content now) {
        List<Node> nodes = new ArrayList<>(now.tiles());
        if (now.floating() != null) {
            nodes.add(now.floating());
        }
        hold(nodes);
        if (!content.equals(now)) {
            content = now;
            requestLayout();
        }
    }

    /** Who stays is not taken out in between: a menu would close, and the keyboard be lost. */
    private void hold(List<Node> nodes) {
        getChildren().removeIf(node -> !nodes.contains(node));
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (i == getChildren().size() || !getChildren().get(i).equals(node)) {
                getChildren().remove(node);
                getChildren().add(i, node);
            }
        }
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double height = getHeight() - top - snappedBottomInset();
        List<? extends Node> tiles = content.tiles();
        List<TilePlan.Place> buttons = new ArrayList<>();
        if (!tiles.isEmpty()) {
            TilePlan plan = TilePlan.of(tiles.size(), content.large(), width, height, GAP);
            for (int i = 0; i < tiles.size(); i++) {
                place(tiles.get(i), left, top, plan.at(i));
                buttons.add(Tile.buttonsOf(plan.at(i)));
            }
        }
        Node floating = content.floating();
        if (floating != null) {
            TilePlan.Place corner = CornerPlace.of(content.corner(), width, height, CORNER_MARGIN);
            place(floating, left, top, CornerPlace.beside(corner, width, height, buttons));
        }
    }

    private static void place(Node tile, double left, double top, TilePlan.Place place) {
        tile.resizeRelocate(left + place.x(), top + place.y(), place.width(), place.height());
    }
}
