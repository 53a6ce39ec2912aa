/** The rules of rooms and of the public room list: pure, no I/O, no clock, no randomness. Start at {@link dev.parley.server.room.RoomEngine}. */
@NullMarked
package dev.parley.server.room;

import org.jspecify.annotations.NullMarked;
