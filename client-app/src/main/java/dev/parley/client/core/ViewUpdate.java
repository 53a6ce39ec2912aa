package dev.parley.client.core;

import dev.parley.protocol.Limits;
import dev.parley.protocol.Participant;
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

    /** How a peer that has just come is shown until the window says so: as before, if they were here before. */
    static PeerMessage.View untilShown(AppState state, Participant person) {
        Wish wish = AttendanceUpdate.wish(state, person);
        return withAudioOnly(
                wish == null ? UNTIL_SHOWN : wish.shownAt(), state.mesh().choice());
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
                event.pinned() ? AttendanceUpdate.unpinAbsent(state) : state,
                event.peer(),
                view -> new PeerMessage.View(view.width(), view.height(), view.audioOnly(), event.pinned()));
    }

    /** Lets go of whoever is pinned: they would hide that something was chosen. */
    static Next<AppState> choose(AppState state, Layout layout) {
        AppState chosen = state.withAttendance(state.attendance().withLayout(layout));
        Next<AppState> next = Next.same(AttendanceUpdate.unpinAbsent(chosen));
        for (PeerState peer : state.peers().values()) {
            if (peer.shownAt().pinned()) {
                next = next.then(s -> pin(s, new Event.PinPeer(peer.id(), false)));
            }
        }
        return next;
    }

    /** Nobody's pictures are wanted, or everybody's again, or other sizes. */
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
        PeerMessage.View asked = asked(views.shownAt(), state.mesh().choice());
        if (!peer.channelOpen() || views.resting() || asked.equals(views.told())) {
            return Next.same(state);
        }
        return Next.of(
                PeersUpdate.put(state, peer.withViews(views.wasTold(asked))),
                LinkUpdate.send(peer, asked),
                new Effect.StartTimer(new Timer.TellView(peer.key()), REST_MS));
    }

    /** No larger than the person allows: what is asked for must also come in, and be decoded. */
    private static PeerMessage.View asked(PeerMessage.View shown, QualityChoice choice) {
        int lines = Math.min(shown.width(), shown.height());
        int most = choice == QualityChoice.AUDIO_ONLY ? lines : Math.min(lines, choice.maxLines());
        return most == lines
                ? shown
                : new PeerMessage.View(
                        scaled(shown.width(), most, lines),
                        scaled(shown.height(), most, lines),
                        shown.audioOnly(),
                        shown.pinned());
    }

    private static int scaled(int pixels, int most, int lines) {
        return (int) ((long) pixels * most / lines);
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
