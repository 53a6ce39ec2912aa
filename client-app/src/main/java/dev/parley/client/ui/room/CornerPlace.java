package dev.parley.client.ui.room;

import dev.parley.client.core.SelfView;

/** Where a tile goes that lies over the others in a corner. Pure. */
final class CornerPlace {
    private static final double ASPECT = 16.0 / 9;
    private static final double SHARE = 0.2;
    private static final double NARROWEST = 144;
    private static final double WIDEST = 256;

    private CornerPlace() {}

    /** Never more than half the box, however small that is. */
    static TilePlan.Place of(SelfView corner, double boxWidth, double boxHeight, double margin) {
        double wanted = Math.clamp(boxWidth * SHARE, NARROWEST, WIDEST);
        double width = Math.max(0, Math.floor(Math.min(wanted, Math.min(boxWidth, boxHeight * ASPECT) / 2)));
        double height = Math.floor(width / ASPECT);
        boolean right = corner == SelfView.TOP_RIGHT || corner == SelfView.BOTTOM_RIGHT;
        boolean bottom = corner == SelfView.BOTTOM_LEFT || corner == SelfView.BOTTOM_RIGHT;
        return new TilePlan.Place(
                right ? boxWidth - width - margin : margin,
                bottom ? boxHeight - height - margin : margin,
                width,
                height);
    }
}
