package dev.parley.client.ui.room;

/**
 * Where the tiles of a meeting go: equal sizes, 16:9, as large as the room allows, rows centred. Pure.
 *
 * @param columns tiles in a full row
 * @param width of a tile
 * @param height of a tile
 * @param left edge of the first column of a full row
 * @param top edge of the first row
 */
public record TileLayout(int tiles, int columns, double width, double height, double left, double top, double gap)
        implements TilePlan {
    private static final double ASPECT = 16.0 / 9;

    /** The layout with the largest tiles for this many of them in a box. Sizes are 0 when the box has no room. */
    public static TileLayout of(int tiles, double boxWidth, double boxHeight, double gap) {
        TileLayout best = inColumns(tiles, 1, boxWidth, boxHeight, gap);
        for (int columns = 2; columns <= tiles; columns++) {
            TileLayout next = inColumns(tiles, columns, boxWidth, boxHeight, gap);
            best = next.width > best.width ? next : best;
        }
        return best;
    }

    private static TileLayout inColumns(int tiles, int columns, double boxWidth, double boxHeight, double gap) {
        int rows = Math.ceilDiv(tiles, columns);
        double widest = (boxWidth - gap * (columns - 1)) / columns;
        double highest = (boxHeight - gap * (rows - 1)) / rows;
        double width = Math.max(0, Math.floor(Math.min(widest, highest * ASPECT)));
        double height = Math.floor(width / ASPECT);
        return new TileLayout(
                tiles,
                columns,
                width,
                height,
                Math.floor((boxWidth - columns * width - (columns - 1) * gap) / 2),
                Math.floor((boxHeight - rows * height - (rows - 1) * gap) / 2),
                gap);
    }

    @Override
    public Place at(int tile) {
        return new Place(x(tile), y(tile), width, height);
    }

    /** Left edge of a tile. A last row that is not full is centred. */
    private double x(int tile) {
        int row = tile / columns;
        int inThisRow = Math.min(columns, tiles - row * columns);
        double indent = Math.floor((columns - inThisRow) * (width + gap) / 2);
        return left + indent + (tile % columns) * (width + gap);
    }

    /** Top edge of a tile. */
    private double y(int tile) {
        int row = tile / columns;
        return top + row * (height + gap);
    }
}
