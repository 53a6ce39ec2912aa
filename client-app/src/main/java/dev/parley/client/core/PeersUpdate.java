package dev.parley.client.core;

import dev.parley.client.text.Texts;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Text;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of the others in the room. A peer is in it before its connection is used. */
final class PeersUpdate {
    /** Besides the server's grace period: clients come back to a restarted server one after the other. */
    private static final long MISSING_MS = 5_000;

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

    /** One came back to people whom one had silenced, and would wonder why they say nothing. */
    static Next<AppState> tellSilenced(AppState state) {
        String names = state.peers().values().stream()
                .filter(peer -> state.attendance().isSilenced(peer.id()))
                .map(peer -> peer.participant().name())
                .collect(Collectors.joining(Texts.of("common.list.separator")));
        return names.isEmpty()
                ? Next.same(state)
                : NoticeUpdate.add(state, Notice.Severity.INFO, Texts.of("core.person.still-muted", names));
    }

    /** Somebody came: this side makes the offer. */
    static Next<AppState> joined(AppState state, RoomId room, Participant participant) {
        if (!RoomReplies.isHere(state, room)) {
            return Next.same(state);
        }
        PeerState known = state.peers().get(participant.id());
        if (known != null) {
            return seen(state, known, participant);
        }
        return meetAgain(state, participant, true)
                .then(s -> ChatUpdate.recognise(s, List.of(participant)))
                .then(MeshUpdate::refresh)
                .then(s -> NoticeUpdate.add(s, Notice.Severity.INFO, joinedWords(s, participant)))
                .then(s -> RoomReplies.advise(state, s));
    }

    /** Somebody whom one silenced may have been replaced by somebody else of that name: one would wonder why they say nothing. */
    private static String joinedWords(AppState state, Participant person) {
        return state.attendance().isSilenced(person.id())
                ? Texts.of("core.person.joined-muted", person.name())
                : Texts.of("core.person.joined", person.name());
    }

    /** What the server now says of a peer that is in the table: its connection stays. */
    static Next<AppState> seen(AppState state, PeerState peer, Participant participant) {
        boolean back = peer.participant().presence() == Presence.RECONNECTING
                && participant.presence() != Presence.RECONNECTING;
        PeerState now = peer.withParticipant(participant).withPhase(peer.phase().towards(participant.presence()));
        AppState.Room room = state.room();
        AppState told = put(state, now).withRoom(room.withPlace(room.place().without(peer.id())));
        return back ? LinkUpdate.reachable(told, now) : Next.same(told);
    }

    /** The same person under a new id; the old link is of no use any more. */
    static Next<AppState> rejoined(AppState state, ServerMessage.UserRejoined rejoined) {
        PeerState before = state.peers().get(rejoined.previous());
        Participant now = rejoined.participant();
        return remove(state, rejoined.previous())
                .then(s -> Next.same(before == null ? s : AttendanceUpdate.renamed(s, before.participant(), now)))
                .then(s -> joined(s, rejoined.room(), now));
    }

    /** A name is one person's in a room: whoever comes under the name of a peer in the table is no longer the one there. */
    private static Next<AppState> meetAgain(AppState state, Participant participant, boolean offerer) {
        String name = Text.fold(participant.name());
        Next<AppState> next = Next.same(state);
        for (PeerState peer : state.peers().values()) {
            if (Text.fold(peer.participant().name()).equals(name)) {
                next = next.then(s -> remove(s, peer.id()));
            }
        }
        return next.then(s -> add(s, participant, offerer));
    }

    /** Who waits for the offer takes it in whatever generation it comes. */
    static Next<AppState> add(AppState state, Participant participant, boolean offerer) {
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
                Negotiation.start(polite, offerer ? state.room().place().nextGeneration(participant.id()) : 1),
                PeerState.Repair.NONE,
                PeerState.Mutual.UNKNOWN,
                LinkQuality.UNKNOWN,
                Views.of(ViewUpdate.untilShown(state, participant)),
                false,
                false);
        PeerState sized = peer.withViews(peer.views().withAllotment(MeshUpdate.first(state, peer), false));
        return LinkUpdate.create(put(AttendanceUpdate.met(state, participant), sized), sized, offerer);
    }

    static Next<AppState> left(AppState state, ServerMessage.UserLeft left) {
        PeerState peer = state.peers().get(left.participant());
        if (!RoomReplies.isHere(state, left.room()) || peer == null) {
            return Next.same(state);
        }
        String name = peer.participant().name();
        String text = switch (left.reason()) {
            case LEFT -> Texts.of("core.person.left", name);
            case DISCONNECTED -> gone(name);
            case REMOVED -> removed(state, name, left.by());
        };
        return remove(state, left.participant())
                .then(MeshUpdate::refresh)
                .then(s -> NoticeUpdate.add(s, Notice.Severity.INFO, text));
    }

    /** @param by the host who did it, null for the server */
    private static String removed(AppState state, String name, @Nullable ParticipantId by) {
        Participant self = state.room().self();
        if (by == null) {
            return Texts.of("core.person.removed", name);
        }
        return self != null && self.id().equals(by)
                ? Texts.of("core.person.removed.you", name)
                : Texts.of("core.person.removed.host", name);
    }

    private static String gone(String name) {
        return Texts.of("core.person.gone", name);
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
        AppState.Room room = state.room();
        Place place =
                room.place().without(id).remembering(id, peer.negotiation().generation());
        AppState without = AttendanceUpdate.parted(state, peer).withPeers(rest).withRoom(room.withPlace(place));
        return LinkUpdate.close(ChatUpdate.parted(without, peer.participant()), peer.key());
    }

    /**
     * What the server says of the others after this client came back: whom it knows, it keeps; whom it does not know, it
     * meets; whom the server does not name may be on the way too.
     */
    static Next<AppState> compare(AppState state, List<Participant> participants) {
        Next<AppState> next = Next.same(state);
        for (Participant participant : participants) {
            next = next.then(s -> compare(s, participant));
        }
        return next.then(s -> miss(s, participants));
    }

    private static Next<AppState> compare(AppState state, Participant participant) {
        PeerState known = state.peers().get(participant.id());
        return known == null ? meetAgain(state, participant, true) : seen(state, known, participant);
    }

    private static Next<AppState> miss(AppState state, List<Participant> participants) {
        Set<ParticipantId> missing = new LinkedHashSet<>(state.peers().keySet());
        participants.forEach(participant -> missing.remove(participant.id()));
        AppState.Room room = state.room();
        AppState noted = state.withRoom(room.withPlace(room.place().withMissing(missing)));
        for (ParticipantId id : missing) {
            Participant participant =
                    Objects.requireNonNull(noted.peers().get(id)).participant();
            PeerState away = Objects.requireNonNull(noted.peers().get(id))
                    .withParticipant(participant.withPresence(Presence.RECONNECTING, participant.handRaised()));
            noted = put(noted, away);
        }
        return missing.isEmpty()
                ? Next.of(noted, new Effect.StopTimer(new Timer.Missing()))
                : Next.of(noted, new Effect.StartTimer(new Timer.Missing(), MISSING_MS + graceMs(state)));
    }

    private static long graceMs(AppState state) {
        AppState.Session session = state.connection().session();
        return session == null ? 0 : session.graceMs();
    }

    /** Whoever is still missing has not come back. If the server has gone again, it is no witness: it will say who is there. */
    static Next<AppState> missingDue(AppState state) {
        if (!RoomReplies.isMember(state)) {
            return Next.same(state);
        }
        Next<AppState> next = Next.same(state);
        for (ParticipantId id : state.room().place().missing()) {
            next = next.then(s -> lost(s, id));
        }
        return next.then(MeshUpdate::refresh);
    }

    private static Next<AppState> lost(AppState state, ParticipantId id) {
        PeerState peer = state.peers().get(id);
        return peer == null
                ? Next.same(state)
                : remove(state, id)
                        .then(s -> NoticeUpdate.add(
                                s, Notice.Severity.INFO, gone(peer.participant().name())));
    }

    static Next<AppState> networkChanged(AppState state, AppState before) {
        return each(state, (s, peer) -> LinkUpdate.networkChanged(s, peer, Connections.reachesByServer(before, peer)));
    }

    static Next<AppState> reachable(AppState state) {
        return each(
                state,
                (s, peer) -> Connections.reachesByServer(s, peer) ? LinkUpdate.reachable(s, peer) : Next.same(s));
    }

    private static Next<AppState> each(AppState state, BiFunction<AppState, PeerState, Next<AppState>> step) {
        Next<AppState> next = Next.same(state);
        for (ParticipantId id : state.peers().keySet()) {
            next = next.then(s -> {
                PeerState peer = s.peers().get(id);
                return peer == null ? Next.same(s) : step.apply(s, peer);
            });
        }
        return next;
    }

    /** Notes since when each link does not work. */
    static AppState stamped(AppState state, long now) {
        AppState stamped = state;
        for (PeerState peer : state.peers().values()) {
            long since = peer.works()
                    ? 0
                    : peer.repair().since() == 0 ? now : peer.repair().since();
            if (since != peer.repair().since()) {
                stamped = put(stamped, peer.withRepair(peer.repair().since(since)));
            }
        }
        return stamped;
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
        PeerState peer = state.peers().get(changed.participant());
        return peer == null || !RoomReplies.isHere(state, changed.room())
                ? Next.same(state)
                : seen(state, peer, peer.participant().withPresence(changed.presence(), changed.handRaised()));
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

    static Role notHost(Role role) {
        return role == Role.HOST ? Role.PARTICIPANT : role;
    }
}
