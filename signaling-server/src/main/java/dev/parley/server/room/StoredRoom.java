package dev.parley.server.room;

import dev.parley.protocol.RoomInfo;
import org.jspecify.annotations.Nullable;

/**
 * A durable room as it is kept while nobody is in it.
 *
 * @param info the room while nobody is in it
 * @param owner the account that made it, which hosts whenever it is in it; null once that account is removed
 */
public record StoredRoom(RoomInfo info, @Nullable String owner) {}
