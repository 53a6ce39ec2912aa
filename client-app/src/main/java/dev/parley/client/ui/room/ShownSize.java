package dev.parley.client.ui.room;

/**
 * Decides when a tile's size is told to the others: not at each step of a resize, but when it has been the same for a
 * moment. Going into hiding and coming back is told at once.
 */
final class ShownSize {
    private static final long CALM_NANOS = 150_000_000L;
    private static final int WIDEST = 7680;
    private static final int HIGHEST = 4320;

    private final int step;
    private int width;
    private int height;
    private int toldWidth = -1;
    private int toldHeight = -1;
    private long since;

    private ShownSize(int step) {
        this.step = step;
    }

    /** To the pixel. */
    static ShownSize exact() {
        return new ShownSize(1);
    }

    /** Even sizes only, as encoders make them. */
    static ShownSize even() {
        return new ShownSize(2);
    }

    /** Takes the size in physical pixels as it is now; true when it is time to tell {@link #width} and {@link #height}. */
    boolean update(double widthNow, double heightNow, long now) {
        int wholeWidth = whole(widthNow, WIDEST);
        int wholeHeight = whole(heightNow, HIGHEST);
        if (wholeWidth != width || wholeHeight != height) {
            width = wholeWidth;
            height = wholeHeight;
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

    private int whole(double size, int most) {
        int pixels = (int) Math.min(most, Math.round(size));
        return pixels - pixels % step;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }
}
