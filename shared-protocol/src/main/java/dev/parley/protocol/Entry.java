package dev.parley.protocol;

/** How people come into a room. */
public enum Entry {
    /** Whoever has its id or link comes in. */
    OPEN,
    /** Whoever comes knocks, and the host lets them in or not. */
    KNOCK
}
