package dev.parley.client.app.headless;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Effect;
import dev.parley.client.core.Event;
import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkKey;
import dev.parley.client.core.LinkPhase;
import dev.parley.client.core.Negotiation;
import dev.parley.client.core.Next;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.Tier;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says who comes and goes and how the links to them fare. Core thread. */
final class PeerLines {
    private final Output output;
    private final FirstTimes times;

    PeerLines(Output output, FirstTimes times) {
        this.output = output;
        this.times = times;
    }

    void onEvent(Event event, long nanoTime, AppState before, Next<AppState> next) {
        AppState after = next.state();
        after.peers().forEach((id, peer) -> changed(before.peers().get(id), peer, nanoTime));
        before.peers().forEach((id, peer) -> {
            if (!after.peers().containsKey(id)) {
                output.write(nanoTime, peerLine(peer, "left"));
            }
        });
        next.effects().forEach(effect -> commanded(effect, nanoTime));
        if (event instanceof Event.Link link) {
            media(link.key().peer(), link.event(), nanoTime);
        }
    }

    private void changed(@Nullable PeerState before, PeerState peer, long nanoTime) {
        if (before == null) {
            times.met(peer.id(), peer.participant().name());
        }
        if (before == null || !presence(before).equals(presence(peer))) {
            output.write(nanoTime, peerLine(peer, presence(peer)));
        }
        if (before != null && before.link() != peer.link()) {
            link(peer, before.repair(), nanoTime);
        }
        if (before != null && !isSettled(before) && isSettled(peer)) {
            output.write(nanoTime, new Line("negotiated").with("peer", peer.id().value()));
        }
        Tier tier = peer.tier();
        if (tier != null && (before == null || before.tier() != tier)) {
            output.write(
                    nanoTime, new Line("tier").with("peer", peer.id().value()).with("tier", lower(tier)));
        }
        if (peer.channelOpen() && (before == null || !before.channelOpen())) {
            first(peer.id(), "channel", nanoTime);
        }
    }

    private void commanded(Effect effect, long nanoTime) {
        if (!(effect instanceof Effect.Link(LinkKey key, LinkCommand command))) {
            return;
        }
        if (command instanceof LinkCommand.Open) {
            output.write(nanoTime, new Line("opened").with("peer", key.peer().value()));
        }
        if (command instanceof LinkCommand.MakeOffer offer && offer.iceRestart()) {
            output.write(nanoTime, new Line("restart").with("peer", key.peer().value()));
        }
    }

    private static boolean isSettled(PeerState peer) {
        return peer.negotiation().step() == Negotiation.Step.STABLE;
    }

    /** {@code tried}: what it took to get there. */
    private void link(PeerState peer, PeerState.Repair tried, long nanoTime) {
        output.write(
                nanoTime,
                new Line("link")
                        .with("peer", peer.id().value())
                        .with("state", lower(peer.link()))
                        .with("restarts", tried.restarts() + tried.rebuilds()));
        if (peer.link() == LinkPhase.CONNECTED) {
            first(peer.id(), "connected", nanoTime);
        }
    }

    private void media(ParticipantId peer, LinkEvent event, long nanoTime) {
        if (event instanceof LinkEvent.FirstAudio) {
            first(peer, "audio", nanoTime);
        }
        if (event instanceof LinkEvent.RelaysTried(String unusable, String reason) && !unusable.isEmpty()) {
            output.write(
                    nanoTime,
                    new Line("relay")
                            .with("peer", peer.value())
                            .with("unusable", unusable)
                            .with("reason", reason));
        }
        if (event instanceof LinkEvent.FirstFrame(int width, int height)) {
            times.note(peer, "frameMs", nanoTime)
                    .ifPresent(ms -> output.write(
                            nanoTime,
                            new Line("frame")
                                    .with("peer", peer.value())
                                    .with("ms", ms)
                                    .with("width", width)
                                    .with("height", height)));
        }
    }

    private void first(ParticipantId peer, String event, long nanoTime) {
        times.note(peer, event + "Ms", nanoTime)
                .ifPresent(ms -> output.write(
                        nanoTime, new Line(event).with("peer", peer.value()).with("ms", ms)));
    }

    /** Whose place the server keeps is the same participant in the same phase, but on the way back. */
    private static String presence(PeerState peer) {
        return peer.participant().presence() == Presence.RECONNECTING ? "reconnecting" : lower(peer.phase());
    }

    private static Line peerLine(PeerState peer, String state) {
        return new Line("peer")
                .with("peer", peer.id().value())
                .with("name", peer.participant().name())
                .with("state", state);
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
