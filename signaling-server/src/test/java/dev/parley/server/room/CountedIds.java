package dev.parley.server.room;

import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;

/** Ids in counting order, so that a test can name them. */
final class CountedIds implements IdSource {
    private long rooms;
    private long participants;

    @Override
    public RoomId nextRoom() {
        return RoomId.ofRandomBits(++rooms);
    }

    @Override
    public ParticipantId nextParticipant() {
        return new ParticipantId("p" + ++participants);
    }
}
