package dev.parley.client.core;

import dev.parley.protocol.ParticipantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks, by measured levels. The floor goes to somebody else when they are clearly louder for {@value #TAKES_MS} ms, so
 * that a cough does not take it; in silence it stays where it was.
 *
 * @param recent who had the floor, the one who has it first; everybody at most once, at most {@value #REMEMBERED}
 * @param challenger who is about to take it, null for nobody
 * @param since for how long they have been louder, ms since 1970-01-01T00:00Z
 */
public record Speakers(List<ParticipantId> recent, @Nullable ParticipantId challenger, long since) {
    static final Speakers NOBODY = new Speakers(List.of(), null, 0);

    static final int REMEMBERED = 16;
    static final long TAKES_MS = 1_000;

    /** Root mean square of full scale; a quiet room stays below. */
    private static final double AUDIBLE = 0.01;

    private static final double CLEARLY = 2;

    public Speakers {
        recent = List.copyOf(recent);
    }

    /** Who has the floor, null before anybody spoke. */
    public @Nullable ParticipantId current() {
        return recent.isEmpty() ? null : recent.getFirst();
    }

    /** Whether this level is more than that of a quiet room. */
    static boolean isAudible(OptionalDouble level) {
        return level.orElse(0) > AUDIBLE;
    }

    /**
     * After new levels.
     *
     * @param levels of everybody whose level is known, 0 to 1
     */
    Speakers after(Map<ParticipantId, Double> levels, long now) {
        ParticipantId loudest = loudest(levels);
        if (loudest == null || loudest.equals(current()) || !isClear(levels, loudest)) {
            return new Speakers(recent, null, 0);
        }
        if (current() == null || (loudest.equals(challenger) && now - since >= TAKES_MS)) {
            return taken(loudest);
        }
        return loudest.equals(challenger) && now >= since ? this : new Speakers(recent, loudest, now);
    }

    /** Of equally loud ones the smaller id, so that all clients agree. */
    private static @Nullable ParticipantId loudest(Map<ParticipantId, Double> levels) {
        ParticipantId loudest = null;
        double most = AUDIBLE;
        for (Map.Entry<ParticipantId, Double> entry : levels.entrySet()) {
            double level = entry.getValue();
            boolean first = loudest == null || entry.getKey().compareTo(loudest) < 0;
            if (level > most || (level == most && first)) {
                most = level;
                loudest = entry.getKey();
            }
        }
        return loudest;
    }

    private boolean isClear(Map<ParticipantId, Double> levels, ParticipantId loudest) {
        ParticipantId current = current();
        double held = current == null ? 0 : levels.getOrDefault(current, 0.0);
        return levels.getOrDefault(loudest, 0.0) >= held * CLEARLY;
    }

    private Speakers taken(ParticipantId by) {
        List<ParticipantId> order = new ArrayList<>(recent);
        order.remove(by);
        order.addFirst(by);
        return new Speakers(order.subList(0, Math.min(REMEMBERED, order.size())), null, 0);
    }

    /** Without those who are not in the room any more. */
    Speakers among(Collection<ParticipantId> present) {
        return recent.stream().allMatch(present::contains)
                ? this
                : new Speakers(recent.stream().filter(present::contains).toList(), null, 0);
    }

    /** The last so many speakers; while fewer have spoken, those with the smallest ids too, so that all clients agree. */
    List<ParticipantId> last(int count, Collection<ParticipantId> present) {
        return Stream.concat(
                        recent.stream().filter(present::contains),
                        present.stream().filter(id -> !recent.contains(id)).sorted())
                .limit(count)
                .toList();
    }
}
