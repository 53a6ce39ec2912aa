package dev.parley.client.app.headless;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.parley.client.core.Effect;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ParticipantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When each thing happened first with each peer, in ms since the join request was sent. Holds {@value #CAPACITY} peers;
 * the one met first falls out. Core thread, and the main thread after it ended.
 */
final class FirstTimes {
    private static final int CAPACITY = 1024;

    /** What is noted of each peer, in the summary's order; null until it happened. */
    private static final List<String> FIRSTS = List.of("connectedMs", "channelMs", "frameMs", "audioMs");

    private final Map<ParticipantId, JsonObject> times = new LinkedHashMap<>();
    private long joinNanos = System.nanoTime();

    /** Restarts the clock when these effects ask the server to let this participant join. */
    void restartOn(List<Effect> effects, long nanoTime) {
        boolean joins = effects.stream()
                .anyMatch(e -> e instanceof Effect.SendServer s && s.message() instanceof ClientMessage.JoinRoom);
        if (joins) {
            joinNanos = nanoTime;
        }
    }

    /** Names a peer, so that the summary has it even if nothing ever comes. */
    void met(ParticipantId peer, String name) {
        if (times.size() == CAPACITY) {
            times.remove(times.keySet().iterator().next());
        }
        Line entry = new Line("peer").with("peer", peer.value()).with("name", name);
        FIRSTS.forEach(what -> entry.with(what, JsonNull.INSTANCE));
        times.put(peer, entry.fields());
    }

    /** Notes a first time, such as {@code frameMs}; empty if it is not the first. */
    Optional<Double> note(ParticipantId peer, String what, long nanoTime) {
        JsonObject entry = times.get(peer);
        if (entry == null || !entry.get(what).isJsonNull()) {
            return Optional.empty();
        }
        double ms = sinceJoinMs(nanoTime);
        entry.addProperty(what, ms);
        return Optional.of(ms);
    }

    /** To a tenth of a millisecond. */
    double sinceJoinMs(long nanoTime) {
        return Math.round((nanoTime - joinNanos) / 1e5) / 10.0;
    }

    JsonArray toJson() {
        JsonArray all = new JsonArray();
        times.values().forEach(all::add);
        return all;
    }
}
