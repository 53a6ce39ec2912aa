package dev.parley.server.room;

import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;

/** Names one membership on the whole server. */
record Place(RoomId room, ParticipantId participant) {}
