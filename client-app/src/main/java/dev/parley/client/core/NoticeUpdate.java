package dev.parley.client.core;

/** Notices. */
final class NoticeUpdate {
    /** Notices kept; at the bound the oldest goes. */
    static final int CAPACITY = 5;

    private NoticeUpdate() {}
}
