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
    DOOR
}
