package dev.parley.client.core;

import dev.parley.protocol.ParticipantId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What it takes to come back into a room.
 *
 * @param ticket the newest one, empty for none
 * @param missing peers that the server did not name when this client came back: perhaps they are on the way too
 * @param generations of peers that were in the table: whoever is met again under its old id goes on counting; at most
 *     {@value #REMEMBERED}, at the bound the one removed longest ago is forgotten
 */
public record Place(String ticket, Set<ParticipantId> missing, Map<ParticipantId, Integer> generations) {
    static final int REMEMBERED = 100;
    public static final Place NONE = new Place("", Set.of(), Map.of());

    public Place {
        missing = Collections.unmodifiableSet(new LinkedHashSet<>(missing));
        generations = AppState.ordered(generations);
    }

    Place withTicket(String newTicket) {
        return new Place(newTicket, missing, generations);
    }

    Place withMissing(Set<ParticipantId> newMissing) {
        return new Place(ticket, newMissing, generations);
    }

    Place without(ParticipantId found) {
        Set<ParticipantId> rest = new LinkedHashSet<>(missing);
        rest.remove(found);
        return withMissing(rest);
    }

    Place remembering(ParticipantId id, int generation) {
        Map<ParticipantId, Integer> known = new LinkedHashMap<>(generations);
        known.remove(id);
        known.put(id, generation);
        if (known.size() > REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
        return new Place(ticket, missing, known);
    }

    /** Of the next connection to a peer. */
    int nextGeneration(ParticipantId id) {
        return generations.getOrDefault(id, 0) + 1;
    }

    /** Without the ticket, which lets its holder take the place. */
    @Override
    public String toString() {
        return "Place[missing=" + missing + ", generations=" + generations + "]";
    }
}
