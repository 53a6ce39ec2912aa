package dev.parley.client.core;

/** How the others are arranged in the window. Whoever is pinned is large in each of them. */
public enum Layout {
    /** All of one size; in a room of {@value MeshPolicy#SPEAKER_FIRST} or more whoever spoke last is large. */
    AUTO,
    /** All of one size. */
    GRID,
    /** Whoever spoke last is large. */
    SPEAKER;

    /** The one after it, round and round. */
    public Layout next() {
        return switch (this) {
            case AUTO -> GRID;
            case GRID -> SPEAKER;
            case SPEAKER -> AUTO;
        };
    }
}
