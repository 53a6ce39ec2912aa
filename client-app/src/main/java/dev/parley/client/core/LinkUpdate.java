package dev.parley.client.core;

/** Links. */
final class LinkUpdate {
    /** How often a link that does not come up is built anew before it counts as failed. */
    static final int REBUILDS = 3;

    private LinkUpdate() {}
}
