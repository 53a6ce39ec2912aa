package dev.parley.server.room;

import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import org.jspecify.annotations.Nullable;

/** Hears who comes into durable rooms and who goes. Called inside the engine: it returns at once, without I/O. */
public interface Chronicle {
    /** Writes nothing down. */
    Chronicle NONE = new Chronicle() {
        @Override
        public void joined(RoomId room, Participant who, @Nullable String account) {}

        @Override
        public void left(RoomId room, ParticipantId who, long nowMillis) {}
    };

    /**
     * A membership has begun, or goes on after a restart of the server: then it may be known already, by the same id.
     *
     * @param account whose it is; null for a guest's
     */
    void joined(RoomId room, Participant who, @Nullable String account);

    /**
     * A membership is over.
     *
     * @param nowMillis milliseconds since 1970-01-01T00:00Z
     */
    void left(RoomId room, ParticipantId who, long nowMillis);
}
