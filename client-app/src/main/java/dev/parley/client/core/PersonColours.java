package dev.parley.client.core;

import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which colour stands for whom. Everybody has one of their name, the same on every computer; in a meeting whoever comes later gives way
 * to those who have it, and then keeps what they got for as long as they are there.
 */
public final class PersonColours {
    /** How many the style sheet defines: one for each seat of a room, unless a server's admin allows more. With more people some are alike. */
    public static final int COUNT = 10;

    private PersonColours() {}

    /** That of a name, 0 to {@value #COUNT} - 1. */
    public static int ofName(String name) {
        return Math.floorMod(name.strip().toLowerCase(Locale.ROOT).hashCode() * 31, COUNT);
    }

    /** That of somebody in the meeting, 0 to {@value #COUNT} - 1. */
    public static int of(AppState state, Participant person) {
        return state.attendance().colours().getOrDefault(person.id(), ofName(person.name()));
    }

    /**
     * A colour for each of these people.
     *
     * @param before what they had; those who are not among the people any more lose it
     * @param people in the order in which they came
     */
    public static Map<ParticipantId, Integer> given(Map<ParticipantId, Integer> before, List<Participant> people) {
        Map<ParticipantId, Integer> colours = new LinkedHashMap<>(before);
        colours.keySet().retainAll(people.stream().map(Participant::id).toList());
        for (Participant person : people) {
            if (!colours.containsKey(person.id())) {
                colours.put(person.id(), free(ofName(person.name()), colours));
            }
        }
        return colours;
    }

    /** The first from there on that nobody has. */
    private static int free(int wanted, Map<ParticipantId, Integer> taken) {
        return IntStream.range(0, COUNT)
                .map(further -> (wanted + further) % COUNT)
                .filter(colour -> !taken.containsValue(colour))
                .findFirst()
                .orElse(wanted);
    }

    /** Notes who is in the meeting now. */
    static AppState noted(AppState state) {
        Attendance attendance = state.attendance();
        Map<ParticipantId, Integer> colours = given(attendance.colours(), people(state));
        return colours.equals(attendance.colours()) ? state : state.withAttendance(attendance.withColours(colours));
    }

    /** Oneself last: whoever is there when one enters was there before, and of those who come later everybody has a colour. */
    private static List<Participant> people(AppState state) {
        List<Participant> people = new ArrayList<>();
        state.peers().values().forEach(peer -> people.add(peer.participant()));
        Participant self = state.room().self();
        if (self != null) {
            people.add(self);
        }
        return people;
    }
}
