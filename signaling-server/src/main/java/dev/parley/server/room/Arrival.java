package dev.parley.server.room;

import dev.parley.protocol.ClientMessage;
import java.util.Optional;

/** One attempt to come into a room. */
record Arrival(
        Request request, ClientMessage.JoinRoom join, Optional<TicketContent> ticket, long nowMillis, Outbox out) {
    String session() {
        return request.session();
    }
}
