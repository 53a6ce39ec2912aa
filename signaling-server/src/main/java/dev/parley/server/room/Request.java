package dev.parley.server.room;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * One message from one session.
 *
 * @param session who sent it
 * @param id the id the client gave it; the reply carries it as {@code re}
 * @param correlation what an error reply and the log call this request
 * @param password the room's password in the message, hashed: hashing takes too long for the engine; null for none
 */
public record Request(
        String session,
        ClientMessage message,
        @Nullable String id,
        String correlation,
        @Nullable RoomPassword password) {
    /** A request without a password. */
    public Request(String session, ClientMessage message, @Nullable String id, String correlation) {
        this(session, message, id, correlation, null);
    }

    /** The same with its password hashed. */
    public Request with(RoomPassword hashed) {
        return new Request(session, message, id, correlation, hashed);
    }

    /** The password in the message, as the engine keeps it; null if it is null or empty. */
    @Nullable
    RoomPassword hashed(@Nullable String given) throws RefusedException {
        if (given == null || given.isEmpty()) {
            return null;
        }
        if (password == null) {
            throw new RefusedException(ErrorCode.INTERNAL, "The password was not taken. Try again.");
        }
        return password;
    }

    /** A request whose correlation is {@code session.id}, or the session alone when the client gave no id. */
    public static Request of(String session, Envelope<? extends ClientMessage> envelope) {
        String id = envelope.id();
        return new Request(session, envelope.message(), id, id == null ? session : session + "." + id);
    }
}
