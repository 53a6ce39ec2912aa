package dev.parley.protocol;

/** Whether a room is shown in the room list. A private room is entered by its id or link only. */
public enum Visibility {
    PUBLIC,
    PRIVATE
}
