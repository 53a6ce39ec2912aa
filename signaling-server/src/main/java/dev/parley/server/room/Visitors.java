package dev.parley.server.room;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the engine remembers of each session, from its first request to its end. Bounded by the sessions there are. */
final class Visitors {
    private final Map<String, Visitor> bySession = new LinkedHashMap<>();

    Visitor of(String session) {
        return bySession.computeIfAbsent(session, key -> new Visitor());
    }

    void forget(String session) {
        bySession.remove(session);
    }
}
