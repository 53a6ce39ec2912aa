package dev.parley.client.core;

import dev.parley.protocol.Limits;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import java.util.function.UnaryOperator;

/**
 * Tells each peer how it is shown here. At once, unless it was told less than {@value #REST_MS} ms ago; then afterwards,
 * and what changed in between is left out. So the last word always arrives, and no more than five in a second.
 */
final class ViewUpdate {
    static final PeerMessage.View UNTIL_SHOWN = new PeerMessage.View(640, 360);

    static final long REST_MS = 200;

    private ViewUpdate() {}

    /** How a peer that has just come is shown until the window says so. */
    static PeerMessage.View untilShown(AppState state) {
        return withAudioOnly(UNTIL_SHOWN, state.mesh().choice());
    }

    /** Out of range sizes are cut: nobody shows a picture larger than the largest view. */
    static Next<AppState> show(AppState state, Event.ShowPeer event) {
        return change(
                state,
                event.peer(),
                view -> new PeerMessage.View(
                        Math.clamp(event.width(), 0, Limits.VIEW_WIDTH),
                        Math.clamp(event.height(), 0, Limits.VIEW_HEIGHT),
                        view.audioOnly(),
                        view.pinned()));
    }

    static Next<AppState> pin(AppState state, Event.PinPeer event) {
        return change(
                state,
                event.peer(),
                view -> new PeerMessage.View(view.width(), view.height(), view.audioOnly(), event.pinned()));
    }

    /** Nobody's pictures are wanted, or everybody's again. */
    static Next<AppState> choose(AppState state, QualityChoice choice) {
        Next<AppState> next = Next.same(state);
        for (ParticipantId id : state.peers().keySet()) {
            next = next.then(s -> change(s, id, view -> withAudioOnly(view, choice)));
        }
        return next;
    }

    private static PeerMessage.View withAudioOnly(PeerMessage.View view, QualityChoice choice) {
        return new PeerMessage.View(view.width(), view.height(), choice == QualityChoice.AUDIO_ONLY, view.pinned());
    }

    private static Next<AppState> change(AppState state, ParticipantId id, UnaryOperator<PeerMessage.View> change) {
        PeerState peer = state.peers().get(id);
        if (peer == null) {
            return Next.same(state);
        }
        PeerState shown = peer.withViews(peer.views().withShownAt(change.apply(peer.shownAt())));
        return tell(PeersUpdate.put(state, shown), shown);
    }

    /** Says what there is to say, if it may be said now. */
    static Next<AppState> tell(AppState state, PeerState peer) {
        Views views = peer.views();
        if (!peer.channelOpen() || views.resting() || !views.isNews()) {
            return Next.same(state);
        }
        return Next.of(
                PeersUpdate.put(state, peer.withViews(views.wasTold())),
                LinkUpdate.send(peer, views.shownAt()),
                new Effect.StartTimer(new Timer.TellView(peer.key()), REST_MS));
    }

    static Next<AppState> rested(AppState state, LinkKey key) {
        PeerState peer = state.peers().get(key.peer());
        if (peer == null || !peer.key().equals(key)) {
            return Next.same(state);
        }
        PeerState rested = peer.withViews(peer.views().rested());
        return tell(PeersUpdate.put(state, rested), rested);
    }
}
