package dev.parley.server.room;

import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;

/**
 * What the token of an invite says.
 *
 * @param room where it leads
 * @param role as what it lets people in
 * @param id up to {@value dev.parley.protocol.Limits#ID_LENGTH} of {@code A-Z a-z 0-9 _ -}
 * @param createdAt milliseconds since 1970-01-01T00:00Z
 * @param expiresAt from when on it is no good, milliseconds since 1970-01-01T00:00Z
 */
public record InviteContent(RoomId room, Role role, String id, long createdAt, long expiresAt) {}
