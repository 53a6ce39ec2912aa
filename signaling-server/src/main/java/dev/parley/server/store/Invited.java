package dev.parley.server.store;

import dev.parley.protocol.InvitationState;
import dev.parley.protocol.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * One user's invitation of another. Times are milliseconds since 1970-01-01T00:00Z.
 *
 * @param fromId the account that sent it
 * @param from its user name
 * @param fromName its display name
 * @param to the user name that is invited, whether somebody has it or not
 * @param toId the account that received it; null if nobody did
 * @param changedAt when its state became what it is
 */
public record Invited(
        String id,
        RoomId room,
        String roomName,
        String fromId,
        String from,
        String fromName,
        String to,
        @Nullable String toId,
        InvitationState state,
        long createdAt,
        long changedAt,
        long expiresAt) {}
