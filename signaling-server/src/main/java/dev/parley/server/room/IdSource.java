package dev.parley.server.room;

import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;

/** Where the engine's identifiers come from: random in a server, counted in a test. */
public interface IdSource {
    /** An id that is hard to guess: whoever knows it may join a private room. */
    RoomId nextRoom();

    /** An id never given before. */
    ParticipantId nextParticipant();
}
