package dev.parley.client.ui.room;

import dev.parley.client.core.SelfView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Where a tile goes that lies over the others in a corner. Pure. */
final class CornerPlace {
    private static final double ASPECT = 16.0 / 9;
    private static final double SHARE = 0.2;
    private static final double NARROWEST = 144;
    private static final double WIDEST = 256;

    private CornerPlace() {}

    /**
     * In that corner of the pictures, so that it lies on one of them or on none rather than half beside it; in the corner of the box where
     * the pictures leave too little room for two such tiles beside each other. Never more than half the box, however small that is.
     *
     * @param pictures what the other tiles take up of the box
     */
    static TilePlan.Place of(
            SelfView corner, TilePlan.Place pictures, double boxWidth, double boxHeight, double margin) {
        double wanted = Math.clamp(boxWidth * SHARE, NARROWEST, WIDEST);
        double width = Math.max(0, Math.floor(Math.min(wanted, Math.min(boxWidth, boxHeight * ASPECT) / 2)));
        double height = Math.floor(width / ASPECT);
        boolean wide = pictures.width() >= 2 * (width + margin);
        boolean high = pictures.height() >= 2 * (height + margin);
        TilePlan.Place area = new TilePlan.Place(
                wide ? pictures.x() : 0,
                high ? pictures.y() : 0,
                wide ? pictures.width() : boxWidth,
                high ? pictures.height() : boxHeight);
        boolean right = corner == SelfView.TOP_RIGHT || corner == SelfView.BOTTOM_RIGHT;
        boolean bottom = corner == SelfView.BOTTOM_LEFT || corner == SelfView.BOTTOM_RIGHT;
        return new TilePlan.Place(
                area.x() + (right ? area.width() - width - margin : margin),
                area.y() + (bottom ? area.height() - height - margin : margin),
                width,
                height);
    }

    /**
     * The place nearest to that in which nothing is covered that must be in reach, still in the same quarter of the box; that itself if there
     * is none.
     *
     * @param free what must not be covered
     */
    static TilePlan.Place beside(TilePlan.Place corner, double boxWidth, double boxHeight, List<TilePlan.Place> free) {
        return candidates(corner, free).stream()
                .filter(place -> isIn(place, boxWidth, boxHeight)
                        && quarter(place, boxWidth, boxHeight) == quarter(corner, boxWidth, boxHeight)
                        && free.stream().noneMatch(place::touches))
                .min(Comparator.comparingDouble(place -> Math.hypot(place.x() - corner.x(), place.y() - corner.y())))
                .orElse(corner);
    }

    /** Where nothing nearer could be free: at the edges of what must be. */
    private static List<TilePlan.Place> candidates(TilePlan.Place corner, List<TilePlan.Place> free) {
        double[] across = edges(corner.x(), corner.width(), free, TilePlan.Place::x, TilePlan.Place::width);
        double[] down = edges(corner.y(), corner.height(), free, TilePlan.Place::y, TilePlan.Place::height);
        List<TilePlan.Place> found = new ArrayList<>();
        for (double x : across) {
            for (double y : down) {
                found.add(new TilePlan.Place(x, y, corner.width(), corner.height()));
            }
        }
        return found;
    }

    private static double[] edges(
            double at,
            double size,
            List<TilePlan.Place> free,
            ToDoubleFunction<TilePlan.Place> begin,
            ToDoubleFunction<TilePlan.Place> length) {
        Stream<Double> edges = free.stream()
                .flatMap(place -> Stream.of(
                        begin.applyAsDouble(place) - size, begin.applyAsDouble(place) + length.applyAsDouble(place)));
        return Stream.concat(Stream.of(at), edges).mapToDouble(edge -> edge).toArray();
    }

    private static boolean isIn(TilePlan.Place place, double boxWidth, double boxHeight) {
        return place.x() >= 0
                && place.y() >= 0
                && place.x() + place.width() <= boxWidth
                && place.y() + place.height() <= boxHeight;
    }

    private static SelfView quarter(TilePlan.Place place, double boxWidth, double boxHeight) {
        return SelfView.cornerAt(
                (place.x() + place.width() / 2) / boxWidth, (place.y() + place.height() / 2) / boxHeight);
    }
}
