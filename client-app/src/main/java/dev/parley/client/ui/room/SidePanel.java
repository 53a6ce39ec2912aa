package dev.parley.client.ui.room;

/** What is beside the pictures. */
enum SidePanel {
    NONE,
    CHAT,
    PEOPLE,
    CONNECTIONS,
    STATISTICS,
    QUALITY,
    VIEW,
    DOOR;

    /** The table and the charts need the room; alone, the links to send do. */
    boolean isWide() {
        return this == CONNECTIONS || this == STATISTICS;
    }
}
