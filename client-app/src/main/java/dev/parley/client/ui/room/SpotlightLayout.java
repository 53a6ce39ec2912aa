package dev.parley.client.ui.room;

/**
 * Where the tiles go when one is large: beside or below it a strip of the others, in one or more lanes. Pure.
 *
 * @param large which tile is large
 * @param x left edge of the large one
 * @param y top edge of the large one
 * @param strip the others, in their order
 */
record SpotlightLayout(int large, double x, double y, double width, double height, TileLayout strip)
        implements TilePlan {
    private static final double ASPECT = 16.0 / 9;
    /** Smaller ones are hard to recognise: they cost the large one some of its size. */
    private static final double LEAST_COMFORT = 150;

    private static final double MOST_COMFORT = 320;
    private static final double COMFORT_SHARE = 0.16;

    /** The box, and how wide a tile of the strip need be. */
    private record Space(double width, double height, double gap, double comfort) {
        static Space of(double width, double height, double gap) {
            return new Space(width, height, gap, Math.clamp(width * COMFORT_SHARE, LEAST_COMFORT, MOST_COMFORT));
        }
    }

    /**
     * The layout with the largest large tile whose strip can be recognised.
     *
     * @param tiles 2 or more, the large one included
     */
    static SpotlightLayout of(int tiles, int large, double boxWidth, double boxHeight, double gap) {
        Space space = Space.of(Math.max(0, boxWidth), Math.max(0, boxHeight), gap);
        int others = tiles - 1;
        SpotlightLayout best = beside(others, 1, large, space);
        for (int lanes = 1; lanes <= others; lanes++) {
            best = better(best, beside(others, lanes, large, space), space);
            best = better(best, below(others, lanes, large, space), space);
        }
        return best;
    }

    private static SpotlightLayout better(SpotlightLayout one, SpotlightLayout other, Space space) {
        return other.worth(space) > one.worth(space) ? other : one;
    }

    private double worth(Space space) {
        return width * Math.min(strip.width(), space.comfort());
    }

    /** Lanes are columns. */
    private static SpotlightLayout beside(int others, int lanes, int large, Space space) {
        int rows = Math.ceilDiv(others, lanes);
        double small = small(space.width() - space.gap(), lanes, space.height(), rows, space);
        double across = extent(lanes, small, space.gap());
        double width = fit(space.width() - across - space.gap(), space.height());
        double left = middle(space.width(), width + space.gap() + across);
        double smallHeight = height(small);
        TileLayout strip = new TileLayout(
                others,
                lanes,
                small,
                smallHeight,
                left + width + space.gap(),
                middle(space.height(), extent(rows, smallHeight, space.gap())),
                space.gap());
        return new SpotlightLayout(large, left, middle(space.height(), height(width)), width, height(width), strip);
    }

    /** Lanes are rows. */
    private static SpotlightLayout below(int others, int lanes, int large, Space space) {
        int columns = Math.ceilDiv(others, lanes);
        int rows = Math.ceilDiv(others, columns);
        double small = small(space.width(), columns, space.height() - space.gap(), rows, space);
        double smallHeight = height(small);
        double down = extent(rows, smallHeight, space.gap());
        double width = fit(space.width(), space.height() - down - space.gap());
        double top = middle(space.height(), height(width) + space.gap() + down);
        TileLayout strip = new TileLayout(
                others,
                columns,
                small,
                smallHeight,
                middle(space.width(), extent(columns, small, space.gap())),
                top + height(width) + space.gap(),
                space.gap());
        return new SpotlightLayout(large, middle(space.width(), width), top, width, height(width), strip);
    }

    /** Width of a tile of the strip. */
    private static double small(double width, int columns, double height, int rows, Space space) {
        double widest = (width - space.gap() * (columns - 1)) / columns;
        double highest = (height - space.gap() * (rows - 1)) / rows;
        return Math.min(fit(widest, highest), Math.floor(space.comfort()));
    }

    private static double fit(double width, double height) {
        return Math.max(0, Math.floor(Math.min(width, height * ASPECT)));
    }

    private static double height(double width) {
        return Math.floor(width / ASPECT);
    }

    private static double extent(int tiles, double size, double gap) {
        return tiles * size + (tiles - 1) * gap;
    }

    private static double middle(double room, double size) {
        return Math.floor((room - size) / 2);
    }

    @Override
    public Place at(int tile) {
        return tile == large ? new Place(x, y, width, height) : strip.at(tile < large ? tile : tile - 1);
    }
}
