package dev.parley.client.ui.room;

/** Where each tile of a meeting goes. */
sealed interface TilePlan permits TileLayout, SpotlightLayout {
    /** All are of one size. */
    int NONE_LARGE = -1;

    /** A tile's place in the box, in its units. */
    record Place(double x, double y, double width, double height) {
        /** The smallest that holds both. */
        Place with(Place other) {
            double left = Math.min(x, other.x);
            double top = Math.min(y, other.y);
            return new Place(
                    left,
                    top,
                    Math.max(x + width, other.x + other.width) - left,
                    Math.max(y + height, other.y + other.height) - top);
        }

        boolean touches(Place other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    /**
     * The plan for a box.
     *
     * @param large which tile is large, {@link #NONE_LARGE} for none
     */
    static TilePlan of(int tiles, int large, double boxWidth, double boxHeight, double gap) {
        return large == NONE_LARGE || tiles < 2
                ? TileLayout.of(tiles, boxWidth, boxHeight, gap)
                : SpotlightLayout.of(tiles, large, boxWidth, boxHeight, gap);
    }

    /** Where this tile goes; tiles are counted from 0, in the order in which they are shown. */
    Place at(int tile);
}
