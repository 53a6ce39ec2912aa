package dev.parley.client.core;

import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The table of the others in the room. A peer is in it before its connection is used. */
final class PeersUpdate {
    private static final PeerMessage.View UNTIL_SHOWN = new PeerMessage.View(640, 360);

    private PeersUpdate() {}

    static AppState put(AppState state, PeerState peer) {
        Map<ParticipantId, PeerState> peers = new LinkedHashMap<>(state.peers());
        peers.put(peer.id(), peer);
        return state.withPeers(peers);
    }

    /** The members that were there before: they make the offers. */
    static Next<AppState> meet(AppState state, List<Participant> participants) {
        Next<AppState> next = Next.same(state);
        for (Participant participant : participants) {
            next = next.then(s -> add(s, participant, false));
        }
        return next;
    }

    /** Somebody came: this side makes the offer. */
    static Next<AppState> joined(AppState state, RoomId room, Participant participant) {
        if (!RoomReplies.isHere(state, room) || state.peers().containsKey(participant.id())) {
            return Next.same(state);
        }
        return add(state, participant, true)
                .then(s -> ChatUpdate.recognise(s, List.of(participant)))
                .then(MediaUpdate::refreshVideo)
                .then(s -> NoticeUpdate.add(s, Notice.Severity.INFO, participant.name() + " joined."))
                .then(RoomReplies::advise);
    }

    /** The same person under a new id; the old link is of no use any more. */
    static Next<AppState> rejoined(AppState state, ServerMessage.UserRejoined rejoined) {
        return remove(state, rejoined.previous()).then(s -> joined(s, rejoined.room(), rejoined.participant()));
    }

    private static Next<AppState> add(AppState state, Participant participant, boolean offerer) {
        Participant self = state.room().self();
        if (self == null || self.id().equals(participant.id())) {
            return Next.same(state);
        }
        boolean polite = self.id().compareTo(participant.id()) < 0;
        PeerState peer = new PeerState(
                participant,
                ParticipantPhase.JOINING,
                new LinkKey(participant.id(), 0),
                LinkPhase.IDLE,
                Negotiation.start(polite, 1),
                0,
                null,
                UNTIL_SHOWN,
                null,
                VideoFormat.NONE,
                false,
                false);
        PeerState sized = peer.withSending(MediaUpdate.formatFor(state, peer));
        return LinkUpdate.create(put(state, sized), sized, offerer);
    }

    static Next<AppState> left(AppState state, ServerMessage.UserLeft left) {
        PeerState peer = state.peers().get(left.participant());
        if (!RoomReplies.isHere(state, left.room()) || peer == null) {
            return Next.same(state);
        }
        String name = peer.participant().name();
        String text = switch (left.reason()) {
            case LEFT -> name + " left.";
            case DISCONNECTED -> name + " lost the connection.";
            case REMOVED -> name + " was disconnected by the server.";
        };
        return remove(state, left.participant())
                .then(MediaUpdate::refreshVideo)
                .then(s -> NoticeUpdate.add(s, Notice.Severity.INFO, text));
    }

    private static Next<AppState> remove(AppState state, ParticipantId id) {
        PeerState peer = state.peers().get(id);
        Optional<ParticipantPhase> gone =
                Optional.ofNullable(peer).flatMap(p -> p.phase().on(ParticipantPhase.Input.LEAVE));
        if (peer == null || gone.isEmpty() || gone.get().look().listed()) {
            return Next.same(state);
        }
        Map<ParticipantId, PeerState> rest = new LinkedHashMap<>(state.peers());
        rest.remove(id);
        return LinkUpdate.close(ChatUpdate.parted(state.withPeers(rest), peer.participant()), peer.key());
    }

    static Next<AppState> removeAll(AppState state) {
        Next<AppState> next = Next.same(state);
        for (ParticipantId id : state.peers().keySet()) {
            next = next.then(s -> remove(s, id));
        }
        return next;
    }

    static Next<AppState> media(AppState state, RoomId room, ParticipantId id, MediaState media) {
        return changed(
                state, room, id, peer -> peer.withParticipant(peer.participant().withMedia(media)));
    }

    static Next<AppState> presence(AppState state, ServerMessage.PresenceChanged changed) {
        Presence presence = changed.presence();
        return changed(
                state,
                changed.room(),
                changed.participant(),
                peer -> peer.withPhase(peer.phase().towards(presence))
                        .withParticipant(peer.participant().withPresence(presence, changed.handRaised())));
    }

    private static Next<AppState> changed(
            AppState state, RoomId room, ParticipantId id, UnaryOperator<PeerState> change) {
        PeerState peer = state.peers().get(id);
        return peer == null || !RoomReplies.isHere(state, room)
                ? Next.same(state)
                : Next.same(put(state, change.apply(peer)));
    }

    static AppState hostIs(AppState state, ParticipantId host) {
        Map<ParticipantId, PeerState> peers = new LinkedHashMap<>(state.peers());
        peers.replaceAll((id, peer) -> {
            Role role = id.equals(host) ? Role.HOST : notHost(peer.participant().role());
            return peer.withParticipant(peer.participant().withRole(role));
        });
        return state.withPeers(peers);
    }

    private static Role notHost(Role role) {
        return role == Role.HOST ? Role.PARTICIPANT : role;
    }

    /** Out of range sizes are cut: nobody shows a picture larger than the largest view. */
    static Next<AppState> show(AppState state, Event.ShowPeer event) {
        PeerMessage.View view =
                new PeerMessage.View(Math.clamp(event.width(), 0, 7680), Math.clamp(event.height(), 0, 4320));
        PeerState peer = state.peers().get(event.peer());
        if (peer == null || peer.shownAt().equals(view)) {
            return Next.same(state);
        }
        AppState shown = put(state, peer.withShownAt(view));
        return peer.channelOpen() ? Next.of(shown, LinkUpdate.send(peer, view)) : Next.same(shown);
    }
}
