package dev.parley.client.app.bench.mesh;

import java.util.List;

/**
 * What everybody's camera gives, 1280×720, and how everybody shows the others.
 *
 * @param fps of the camera
 * @param viewWidth pixels
 * @param viewHeight pixels
 */
record Picture(int fps, int viewWidth, int viewHeight) {
    static final int WIDTH = 1280;
    static final int HEIGHT = 720;

    /** What a room's page takes of its width and height besides two rows or columns of tiles, pixels. */
    private static final int BESIDE_TILES = 44;

    private static final int ABOVE_TILES = 176;

    static final Picture GRID_OF_FOUR = new Picture(25, 640, 360);
    static final Picture LARGE = new Picture(30, 1280, 720);

    /** For {@code parley headless}, sound on. */
    List<String> arguments() {
        return argumentsShownAt(size());
    }

    /** The same with another microphone. */
    List<String> argumentsWithMic(String mic) {
        return arguments(size(), mic);
    }

    /** The same, but the others are told something else of how they are shown. */
    List<String> argumentsShownAt(String view) {
        return arguments(view, "tone");
    }

    private List<String> arguments(String view, String mic) {
        return List.of(
                "--camera",
                "pattern",
                "--size",
                WIDTH + "x" + HEIGHT,
                "--fps",
                String.valueOf(fps),
                "--view",
                view,
                "--mic",
                mic);
    }

    /** How large the app's window must be for tiles of that size, where two or four people are shown side by side. */
    String windowFor(int people) {
        int columns = 2;
        int rows = (people + columns - 1) / columns;
        return (columns * viewWidth + BESIDE_TILES) + "x" + (rows * viewHeight + ABOVE_TILES);
    }

    String size() {
        return viewWidth + "x" + viewHeight;
    }
}
