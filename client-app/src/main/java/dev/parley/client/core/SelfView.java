package dev.parley.client.core;

/** Where the own picture is shown in the own window. What the others see has nothing to do with it. */
public enum SelfView {
    /** Among the others, in their size. */
    TILE,
    TOP_LEFT,
    TOP_RIGHT,
    BOTTOM_RIGHT,
    BOTTOM_LEFT,
    /** Nowhere. */
    HIDDEN;

    /** Whether it lies over the others, in a corner. */
    public boolean isCorner() {
        return switch (this) {
            case TILE, HIDDEN -> false;
            case TOP_LEFT, TOP_RIGHT, BOTTOM_RIGHT, BOTTOM_LEFT -> true;
        };
    }

    /** The corner nearest to a point, from 0 to 1 across and down. */
    public static SelfView cornerAt(double across, double down) {
        if (down < 0.5) {
            return across < 0.5 ? TOP_LEFT : TOP_RIGHT;
        }
        return across < 0.5 ? BOTTOM_LEFT : BOTTOM_RIGHT;
    }

    /** The next corner, clockwise; the first for one that is in none. */
    public SelfView nextCorner() {
        return switch (this) {
            case TOP_LEFT -> TOP_RIGHT;
            case TOP_RIGHT -> BOTTOM_RIGHT;
            case BOTTOM_RIGHT -> BOTTOM_LEFT;
            case BOTTOM_LEFT, TILE, HIDDEN -> TOP_LEFT;
        };
    }
}
