package dev.parley.client.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All fake peer connections of a simulation: finds out which two have met. */
final class FakeWorld {
    private final Agenda agenda;
    private final Faults faults;

    /** Open connections by the ICE user fragment of their descriptions. */
    private final Map<String, FakeConnection> byUfrag = new LinkedHashMap<>();

    private final List<FakeConnection> open = new ArrayList<>();
    private final Set<Set<Object>> severed = new LinkedHashSet<>();
    private int next = 1;

    FakeWorld(Agenda agenda, Faults faults) {
        this.agenda = agenda;
        this.faults = faults;
    }

    Agenda agenda() {
        return agenda;
    }

    Faults faults() {
        return faults;
    }

    /** A name for a description, an ICE generation or a candidate that was never used before. */
    String fresh(String kind) {
        return kind + next++;
    }

    void opened(FakeConnection connection) {
        open.add(connection);
    }

    void named(String ufrag, FakeConnection connection) {
        byUfrag.put(ufrag, connection);
    }

    void closed(FakeConnection connection) {
        open.remove(connection);
        byUfrag.values().removeIf(connection::equals);
    }

    /** No packet gets from one computer to the other, for a while. */
    void sever(Object one, Object other, long forMs) {
        if (one.equals(other)) {
            return;
        }
        Set<Object> pair = Set.of(one, other);
        if (!severed.add(pair)) {
            return;
        }
        agenda.after(forMs, () -> {
            severed.remove(pair);
            between(pair).forEach(connection -> connection.transport().pathIsBack());
        });
    }

    boolean isSevered(FakeConnection one, FakeConnection other) {
        return !one.home().equals(other.home()) && severed.contains(Set.of(one.home(), other.home()));
    }

    private List<FakeConnection> between(Set<Object> pair) {
        return open.stream()
                .filter(connection -> pair.contains(connection.home()))
                .filter(connection -> connection.transport().leadsInto(pair))
                .toList();
    }

    /** The open connection that goes by that fragment, null for none. */
    FakeConnection byUfrag(String ufrag) {
        return byUfrag.get(ufrag);
    }

    List<FakeConnection> open() {
        return open;
    }
}
