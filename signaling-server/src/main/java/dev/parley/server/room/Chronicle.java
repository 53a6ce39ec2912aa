package dev.parley.server.room;

import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import org.jspecify.annotations.Nullable;

/** Hears who comes into durable rooms and who goes, and who may come in. Called inside the engine: it returns at once, without I/O. */
public interface Chronicle {
    /** Writes nothing down. */
    Chronicle NONE = new Chronicle() {
        @Override
        public void joined(RoomId room, Participant who, @Nullable String account) {}

        @Override
        public void left(RoomId room, ParticipantId who, long nowMillis) {}

        @Override
        public void ruled(RoomId room, AccessRules rules) {}

        @Override
        public void putOut(RoomId room, String account) {}
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

    /** Who may come into a durable room has changed. Of two rules the one with the greater version holds. */
    void ruled(RoomId room, AccessRules rules);

    /** The host of any room, durable or not, has put somebody out: invitations of before let that account in no more. */
    void putOut(RoomId room, String account);
}
