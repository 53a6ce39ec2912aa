package dev.parley.server.session;

import dev.parley.protocol.RoomId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each network guessed the password of each room wrong. Not thread-safe.
 *
 * <p>Bound: {@value #REMEMBERED} pairs of a network and a room; at the bound the one that has not guessed for longest is forgotten.
 */
final class GuessBook {
    static final int REMEMBERED = 10_000;

    private final Map<Pair, Guesses> guesses = new LinkedHashMap<>(16, 0.75f, true);

    private record Pair(String network, RoomId room) {}

    long waitMillis(String network, RoomId room, long nowMillis) {
        Guesses known = guesses.get(new Pair(network, room));
        return known == null ? 0 : known.waitMillis(nowMillis);
    }

    void wrong(String network, RoomId room, long nowMillis) {
        guesses.computeIfAbsent(new Pair(network, room), key -> new Guesses()).wrong(nowMillis);
        if (guesses.size() > REMEMBERED) {
            guesses.remove(guesses.keySet().iterator().next());
        }
    }
}
