package dev.parley.client.ui.room;

/** Where each tile of a meeting goes. */
sealed interface TilePlan permits TileLayout, SpotlightLayout {
    /** All are of one size. */
    int NONE_LARGE = -1;

    /** A tile's place in the box, in its units. */
    record Place(double x, double y, double width, double height) {
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
