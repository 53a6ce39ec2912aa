package dev.parley.server.room;

import dev.parley.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects what one call of the engine has to say, in order. */
final class Outbox {
    private final List<Outgoing> messages = new ArrayList<>();

    void reply(Request request, ServerMessage message) {
        messages.add(new Outgoing(request.session(), message, request.id()));
    }

    void send(String session, ServerMessage message) {
        messages.add(new Outgoing(session, message, null));
    }

    void sendAll(Collection<String> sessions, ServerMessage message) {
        sessions.forEach(session -> send(session, message));
    }

    List<Outgoing> messages() {
        return List.copyOf(messages);
    }
}
