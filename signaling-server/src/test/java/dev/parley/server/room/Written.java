package dev.parley.server.room;

import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The history of durable rooms as lines: who came, with what account, and when they went. */
final class Written implements Chronicle {
    final List<String> lines = new ArrayList<>();

    /** The newest rules of each durable room, once they have changed. */
    final Map<RoomId, AccessRules> rules = new HashMap<>();

    /** Who is in durable rooms, or was when their server went down. */
    final Set<ParticipantId> present = new HashSet<>();

    @Override
    public void joined(RoomId room, Participant who, String account) {
        present.add(who.id());
        lines.add("+" + who.id().value() + " " + who.name() + " " + account + " " + who.joinedAt());
    }

    @Override
    public void left(RoomId room, ParticipantId who, long nowMillis) {
        present.remove(who);
        lines.add("-" + who.value() + " " + nowMillis);
    }

    @Override
    public void ruled(RoomId room, AccessRules rules) {
        this.rules.put(room, rules);
    }

    @Override
    public void putOut(RoomId room, String account) {
        lines.add("!" + account);
    }
}
