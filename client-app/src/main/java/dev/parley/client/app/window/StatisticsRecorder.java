package dev.parley.client.app.window;

import dev.parley.client.app.Store;
import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkSample;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.Next;
import dev.parley.client.core.PeerState;
import dev.parley.client.ui.common.Statistics;
import dev.parley.protocol.ParticipantId;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps what was measured of each pair of the present meeting: samples of the last {@value Statistics#KEPT_MS} ms, at most
 * {@value #SAMPLES} of each of the {@value #PEOPLE} people measured last; older ones fall out. Leaving the meeting forgets all.
 * Beside the core's state, because nothing is decided by it. Any thread.
 */
final class StatisticsRecorder implements Store.Listener {
    static final int SAMPLES = 150;
    static final int PEOPLE = 32;

    private final InstantSource clock;
    private final Map<ParticipantId, Track> tracks = new LinkedHashMap<>();

    private record Track(String name, ArrayDeque<LinkSample> samples) {}

    /**
     * What was measured of one pair.
     *
     * @param present the peer is still in the meeting
     * @param samples oldest first
     */
    record Pair(ParticipantId peer, String name, boolean present, List<LinkSample> samples) {}

    StatisticsRecorder(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void onEvent(Event event, long nanoTime, AppState before, Next<AppState> next) {
        if (next.state().room().self() == null) {
            forget();
        } else if (event instanceof Event.Link link && link.event() instanceof LinkEvent.Sampled sampled) {
            PeerState peer = next.state().peers().get(link.key().peer());
            if (peer != null && peer.key().equals(link.key())) {
                add(peer, sampled.stats());
            }
        }
    }

    private synchronized void forget() {
        tracks.clear();
    }

    private synchronized void add(PeerState peer, LinkStats stats) {
        Track known = tracks.remove(peer.id());
        Track track = known == null ? new Track(peer.participant().name(), new ArrayDeque<>()) : known;
        // Last, so that the first is who was measured longest ago.
        tracks.put(peer.id(), track);
        if (track.samples().size() == SAMPLES) {
            track.samples().removeFirst();
        }
        track.samples().addLast(new LinkSample(clock.millis(), stats));
        if (tracks.size() > PEOPLE) {
            tracks.remove(tracks.keySet().iterator().next());
        }
    }

    /** The samples of one pair that are not too old, oldest first. */
    synchronized List<LinkSample> of(ParticipantId peer) {
        Track track = tracks.get(peer);
        return track == null ? List.of() : recent(track);
    }

    /** All pairs of which something was measured lately, also those with people who have left. */
    synchronized List<Pair> pairs(AppState state) {
        return tracks.entrySet().stream()
                .map(entry -> new Pair(
                        entry.getKey(),
                        entry.getValue().name(),
                        state.peers().containsKey(entry.getKey()),
                        recent(entry.getValue())))
                .filter(pair -> !pair.samples().isEmpty())
                .toList();
    }

    private List<LinkSample> recent(Track track) {
        long oldest = clock.millis() - Statistics.KEPT_MS;
        return track.samples().stream().filter(sample -> sample.at() >= oldest).toList();
    }
}
