package dev.parley.server.room;

import dev.parley.protocol.Envelope;
import dev.parley.protocol.ServerMessage;
import org.jspecify.annotations.Nullable;

/**
 * One message to one session. A broadcast repeats the same {@code message} object, so that it need be encoded only once.
 *
 * @param session to whom
 * @param re the id of the request it answers, null for none
 */
public record Outgoing(
        String session, ServerMessage message, @Nullable String re) {
    public Envelope<ServerMessage> envelope() {
        return Envelope.reply(message, re);
    }
}
