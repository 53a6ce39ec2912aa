package dev.parley.client.ui.room;

import dev.parley.client.core.SelfView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
        List<TilePlan.Place> places = placesOf(content, width, height);
        for (int i = 0; i < places.size(); i++) {
            place(content.tiles().get(i), left, top, places.get(i));
        }
        Node floating = content.floating();
        if (floating != null) {
            TilePlan.Place pictures =
                    places.stream().reduce(TilePlan.Place::with).orElse(new TilePlan.Place(0, 0, width, height));
            TilePlan.Place corner = CornerPlace.of(content.corner(), pictures, width, height, CORNER_MARGIN);
            List<TilePlan.Place> buttons = places.stream().map(Tile::buttonsOf).toList();
            place(floating, left, top, CornerPlace.beside(corner, width, height, buttons));
        }
    }

    private static List<TilePlan.Place> placesOf(Content content, double width, double height) {
        int tiles = content.tiles().size();
        if (tiles == 0) {
            return List.of();
        }
        TilePlan plan = TilePlan.of(tiles, content.large(), width, height, GAP);
        return IntStream.range(0, tiles).mapToObj(plan::at).toList();
    }

    private static void place(Node tile, double left, double top, TilePlan.Place place) {
        tile.resizeRelocate(left + place.x(), top + place.y(), place.width(), place.height());
    }
}
