package dev.parley.client.ui.room;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;

/**
 * Rounds the corners of what lies below by painting over them. A clip with round corners would do the same, but costs an
 * extra copy of the whole tile at every frame in the software pipeline.
 */
final class Corners extends Pane {
    static final double RADIUS = 12;
    private static final String TOP_LEFT = "M-.5-.5H12.5A13 13 0 0 0-.5 12.5z";
    private final List<SVGPath> corners = new ArrayList<>();

    Corners() {
        setMouseTransparent(true);
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        for (int quarter = 0; quarter < 4; quarter++) {
            SVGPath corner = new SVGPath();
            corner.setContent(TOP_LEFT);
            corner.setRotate(90.0 * quarter);
            corner.setManaged(false);
            corner.getStyleClass().add("tile-corner");
            corners.add(corner);
        }
        getChildren().setAll(corners);
    }

    @Override
    protected void layoutChildren() {
        double right = getWidth() - RADIUS;
        double bottom = getHeight() - RADIUS;
        corners.get(0).relocate(-0.5, -0.5);
        corners.get(1).relocate(right - 0.5, -0.5);
        corners.get(2).relocate(right - 0.5, bottom - 0.5);
        corners.get(3).relocate(-0.5, bottom - 0.5);
    }
}
