package dev.parley.client.ui.common;

import javafx.geometry.NodeOrientation;
import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

/** Parley's sign: a P that is also a speech bubble. */
public final class Mark extends StackPane {
    private static final double GRID = 32;
    private static final String BUBBLE =
            "M16 7a8.5 8.5 0 1 1 0 17h-3.6l-4 3.4a.55.55 0 0 1-.9-.42V15.5A8.5 8.5 0 0 1 16 7z"
                    + "M16 11.6a3.9 3.9 0 1 0 0 7.8a3.9 3.9 0 1 0 0-7.8z";

    /** @param size edge length */
    public Mark(double size) {
        Rectangle tile = new Rectangle(GRID, GRID);
        tile.setArcWidth(16);
        tile.setArcHeight(16);
        tile.getStyleClass().add("mark-tile");
        SVGPath bubble = new SVGPath();
        bubble.setContent(BUBBLE);
        bubble.setFillRule(FillRule.EVEN_ODD);
        bubble.getStyleClass().add("mark-bubble");
        Group drawing = new Group(tile, bubble);
        drawing.setScaleX(size / GRID);
        drawing.setScaleY(size / GRID);
        getChildren().add(new Group(drawing));
        setMinSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
        // A P from either side of the world.
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    }
}
