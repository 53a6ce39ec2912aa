package dev.parley.server.room;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * One message from one session.
 *
 * @param session who sent it
 * @param id the id the client gave it; the reply carries it as {@code re}
 * @param correlation what an error reply and the log call this request
 */
public record Request(
        String session, ClientMessage message, @Nullable String id, String correlation) {
    /** A request whose correlation is {@code session.id}, or the session alone when the client gave no id. */
    public static Request of(String session, Envelope<? extends ClientMessage> envelope) {
        String id = envelope.id();
        return new Request(session, envelope.message(), id, id == null ? session : session + "." + id);
    }
}
