package dev.parley.server.room;

import dev.parley.protocol.ClientMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to come into a room.
 *
 * @param account whose session it is; null for none's
 */
record Arrival(
        Request request,
        ClientMessage.JoinRoom join,
        @Nullable String account,
        Optional<TicketContent> ticket,
        long nowMillis,
        Outbox out) {
    String session() {
        return request.session();
    }
}
