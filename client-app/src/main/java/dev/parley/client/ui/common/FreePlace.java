package dev.parley.client.ui.common;

import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;

/** Finds a place for something that must lie over as little as possible. Pure. */
final class FreePlace {
    private static final double STEP = 4;
    /** A control that is there is worth more room than many that may come. */
    private static final double FIRM = 1_000;

    /**
     * What is in the way.
     *
     * @param firm what is there
     * @param fleeting what is there at times only, or can be used beside what covers it
     */
    record Obstacles(List<Bounds> firm, List<Bounds> fleeting) {}

    private FreePlace() {}

    /**
     * The highest place in the box that touches no obstacle: of equally high ones the middle, then the right, then the left. Where there is
     * none, the one that covers least.
     *
     * @param width of what is to be placed
     * @param height likewise
     * @param current where it is now, null for nowhere; it stays there while nothing is in the way
     */
    static Point2D of(double width, double height, Bounds box, Obstacles obstacles, @Nullable Point2D current) {
        if (current != null && isFree(current, width, height, box, obstacles)) {
            return current;
        }
        double middle = Math.round(box.getMinX() + (box.getWidth() - width) / 2);
        double[] columns = {middle, box.getMaxX() - width, box.getMinX()};
        Point2D best = new Point2D(middle, box.getMinY());
        double least = Double.MAX_VALUE;
        for (double y = box.getMinY(); y + height <= box.getMaxY(); y += STEP) {
            for (double x : columns) {
                double covered = covered(new BoundingBox(x, y, width, height), obstacles);
                if (covered == 0) {
                    return new Point2D(x, y);
                }
                if (covered < least) {
                    least = covered;
                    best = new Point2D(x, y);
                }
            }
        }
        return best;
    }

    private static boolean isFree(Point2D at, double width, double height, Bounds box, Obstacles obstacles) {
        Bounds there = new BoundingBox(at.getX(), at.getY(), width, height);
        return box.contains(there) && covered(there, obstacles) == 0;
    }

    private static double covered(Bounds place, Obstacles obstacles) {
        return FIRM * covered(place, obstacles.firm()) + covered(place, obstacles.fleeting());
    }

    private static double covered(Bounds place, List<Bounds> obstacles) {
        double covered = 0;
        for (Bounds obstacle : obstacles) {
            double width =
                    Math.min(place.getMaxX(), obstacle.getMaxX()) - Math.max(place.getMinX(), obstacle.getMinX());
            double height =
                    Math.min(place.getMaxY(), obstacle.getMaxY()) - Math.max(place.getMinY(), obstacle.getMinY());
            covered += Math.max(0, width) * Math.max(0, height);
        }
        return covered;
    }
}
