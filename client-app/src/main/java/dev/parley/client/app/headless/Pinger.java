package dev.parley.client.app.headless;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.PeerState;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures data channel round trips, one ping to each peer at a time. One that takes over {@value #LOST_MS} ms counts as
 * lost. Core thread and ticker, under its lock.
 */
final class Pinger {
    static final long LOST_MS = 2_000;

    private final Map<ParticipantId, Series> series = new HashMap<>();
    private final int wanted;
    private final Consumer<Event> core;
    private final Output output;
    private long lastToken;

    /**
     * Does nothing if {@code wanted} is 0.
     *
     * @param wanted pings to each peer
     */
    Pinger(int wanted, Consumer<Event> core, Output output) {
        this.wanted = wanted;
        this.core = core;
        this.output = output;
    }

    synchronized void onEvent(Event event, long nanoTime, AppState before, AppState after) {
        if (wanted == 0) {
            return;
        }
        series.keySet().retainAll(after.peers().keySet());
        for (PeerState peer : after.peers().values()) {
            if (peer.channelOpen() && !series.containsKey(peer.id())) {
                series.put(peer.id(), new Series(peer.id(), wanted));
                series.get(peer.id()).next(nanoTime);
            }
        }
        if (event instanceof Event.Link(var key, LinkEvent.Received(PeerMessage.Pong(long token)))) {
            Series of = series.get(key.peer());
            if (of != null) {
                of.answered(token, nanoTime);
            }
        }
    }

    /** Gives up pings that are out too long. Called now and then. */
    synchronized void onTick(long nanoTime) {
        series.values().forEach(s -> s.expire(nanoTime));
    }

    private final class Series {
        private final ParticipantId peer;
        private final double[] roundTripsMs;
        private int sent;
        private int answered;
        private long token;
        private long sentNanos;

        Series(ParticipantId peer, int count) {
            this.peer = peer;
            this.roundTripsMs = new double[count];
        }

        void next(long nanoTime) {
            if (sent == roundTripsMs.length) {
                token = 0;
                report(nanoTime);
                return;
            }
            sent++;
            token = ++lastToken;
            sentNanos = System.nanoTime();
            core.accept(new Event.PingPeer(peer, token));
        }

        void answered(long answeredToken, long nanoTime) {
            if (answeredToken == token && token != 0) {
                roundTripsMs[answered++] = (nanoTime - sentNanos) / 1e6;
                next(nanoTime);
            }
        }

        void expire(long nanoTime) {
            if (token != 0 && nanoTime - sentNanos > LOST_MS * 1_000_000) {
                next(nanoTime);
            }
        }

        private void report(long nanoTime) {
            double[] sorted = Arrays.copyOf(roundTripsMs, answered);
            Arrays.sort(sorted);
            output.write(
                    nanoTime,
                    new Line("pings")
                            .with("peer", peer.value())
                            .with("p50Ms", percentile(sorted, 0.50))
                            .with("p99Ms", percentile(sorted, 0.99))
                            .with("lost", (long) sent - answered));
        }

        /** The nearest-rank percentile; -1 for nothing measured. */
        private static double percentile(double[] sorted, double part) {
            return sorted.length == 0 ? -1 : sorted[(int) Math.ceil(part * sorted.length) - 1];
        }
    }
}
