package dev.parley.client.webrtc;

import dev.parley.client.media.FrameSlot;
import dev.parley.client.media.LevelMeter;
import dev.parley.client.media.PictureObserver;
import dev.parley.protocol.ParticipantId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Each peer's slot and level, the same ones as long as anybody may hold them. Bound: the peers of the last {@value #MAX_PEERS}
 * memberships are remembered; the one asked for longest ago is forgotten. Any thread.
 */
final class FrameSlots {
    private static final int MAX_PEERS = 256;

    private final PictureObserver observer;
    private final Map<ParticipantId, Seat> seats = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ParticipantId, Seat> eldest) {
            return size() > MAX_PEERS;
        }
    };

    /** What is seen and heard of one peer. */
    record Seat(FrameSlot slot, LevelMeter level, PictureObserver observer) {}

    FrameSlots(PictureObserver observer) {
        this.observer = observer;
    }

    synchronized Seat of(ParticipantId peer) {
        return seats.computeIfAbsent(peer, key -> new Seat(new FrameSlot(), new LevelMeter(), observer));
    }
}
