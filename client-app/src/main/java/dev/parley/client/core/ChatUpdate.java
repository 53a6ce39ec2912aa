package dev.parley.client.core;

/** Chat. */
final class ChatUpdate {
    /** Lines kept; at the bound the oldest falls out. */
    static final int CAPACITY = 1000;

    private ChatUpdate() {}
}
