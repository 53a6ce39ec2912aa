package dev.parley.client.ui.room;

/**
 * Decides when a tile's size is told to the others: not at each step of a resize, but when it has been the same for a
 * moment. Going into hiding and coming back is told at once.
 */
final class ShownSize {
    private static final long CALM_NANOS = 150_000_000L;
    private static final int WIDEST = 7680;
    private static final int HIGHEST = 4320;

    private int width;
    private int height;
    private int toldWidth = -1;
    private int toldHeight = -1;
    private long since;

    /** Takes the size in physical pixels as it is now; true when it is time to tell {@link #width} and {@link #height}. */
    boolean update(double widthNow, double heightNow, long now) {
        int evenWidth = even(widthNow, WIDEST);
        int evenHeight = even(heightNow, HIGHEST);
        if (evenWidth != width || evenHeight != height) {
            width = evenWidth;
            height = evenHeight;
            since = now;
        }
        if (width == toldWidth && height == toldHeight) {
            return false;
        }
        boolean appears = toldWidth <= 0;
        boolean disappears = width == 0;
        return (appears || disappears || now - since >= CALM_NANOS) && tell();
    }

    private boolean tell() {
        toldWidth = width;
        toldHeight = height;
        return true;
    }

    private static int even(double size, int most) {
        return ((int) Math.min(most, Math.round(size))) & ~1;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }
}
