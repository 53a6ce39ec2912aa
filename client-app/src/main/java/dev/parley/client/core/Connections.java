package dev.parley.client.core;

import dev.parley.protocol.IceServer;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Signal;
import java.util.ArrayList;
import java.util.List;

/** The native connection under a link: opening one, and turning what its negotiation wants into effects. */
final class Connections {
    private Connections() {}

    /** Puts the peer on a new connection, closing none. */
    static Next<AppState> open(AppState state, PeerState peer, Negotiation negotiation, boolean offerer) {
        AppState moved = withKey(state, peer, negotiation);
        LinkKey key = new LinkKey(peer.id(), state.counters().nextLink());
        Next<AppState> opened = Next.of(
                moved,
                new Effect.Link(
                        key, new LinkCommand.Open(iceServers(state), state.ice().relayOnly(), offerer)),
                new Effect.Link(key, new LinkCommand.SetVideo(peer.sending())),
                new Effect.Link(
                        key, new LinkCommand.SetAudio(peer.views().allotment().audio())),
                new Effect.StartTimer(new Timer.LinkDue(key), Patience.SETUP_MS));
        return state.attendance().isSilenced(peer.id())
                ? opened.and(new Effect.Link(key, new LinkCommand.SetHeard(false)))
                : opened;
    }

    /** A key that no connection has, so that nothing late from the closed one is taken for news. */
    static Next<AppState> withoutConnection(AppState state, PeerState peer) {
        LinkKey key = new LinkKey(peer.id(), state.counters().nextLink());
        return Next.of(
                withKey(state, peer, peer.negotiation()),
                new Effect.StartTimer(new Timer.LinkDue(key), Patience.failed(peer)));
    }

    private static AppState withKey(AppState state, PeerState peer, Negotiation negotiation) {
        AppState.Counters counters = state.counters();
        LinkKey key = new LinkKey(peer.id(), counters.nextLink());
        return PeersUpdate.put(state, peer.onConnection(key, negotiation))
                .withCounters(
                        new AppState.Counters(counters.nextRequest(), counters.nextNotice(), counters.nextLink() + 1));
    }

    /** Whether the server can hand the peer a signal. */
    static boolean reachesByServer(AppState state, PeerState peer) {
        return RoomReplies.isMember(state) && peer.participant().presence() != Presence.RECONNECTING;
    }

    /** Whether a signal can reach the peer on any way. */
    static boolean reaches(AppState state, PeerState peer) {
        return reachesByServer(state, peer) || peer.works();
    }

    /** Tells every connection the servers there are now, for whenever it next looks for a way. */
    static Next<AppState> tellIceServers(AppState state) {
        LinkCommand servers =
                new LinkCommand.SetIceServers(iceServers(state), state.ice().relayOnly());
        Next<AppState> next = Next.same(state);
        for (PeerState peer : state.peers().values()) {
            if (peer.link() != LinkPhase.FAILED) {
                next = next.and(new Effect.Link(peer.key(), servers));
            }
        }
        return next;
    }

    /** The same; the connections that run over a relay are moved to the new credentials, because the old ones expire. */
    static Next<AppState> refreshIceServers(AppState state) {
        Next<AppState> next = tellIceServers(state);
        for (PeerState peer : state.peers().values()) {
            if (peer.link() != LinkPhase.FAILED && isRelayed(peer)) {
                next = next.then(s -> negotiate(s, peer.id(), new NegotiationInput.OfferWanted(true)));
            }
        }
        return next;
    }

    private static boolean isRelayed(PeerState peer) {
        return peer.stats() != null && peer.stats().candidate().equals("relay");
    }

    private static List<IceServer> iceServers(AppState state) {
        List<IceServer> all = new ArrayList<>(state.room().iceServers());
        all.addAll(state.ice().extra());
        return all;
    }

    /** One step of a peer's negotiation machine. */
    static Next<AppState> negotiate(AppState state, ParticipantId id, NegotiationInput input) {
        PeerState peer = state.peers().get(id);
        if (peer == null) {
            return Next.same(state);
        }
        NegotiationUpdate.Result result = NegotiationUpdate.update(peer.negotiation(), input);
        Next<AppState> next = Next.same(PeersUpdate.put(state, peer.withNegotiation(result.negotiation())));
        for (NegotiationOutput output : result.outputs()) {
            next = next.then(s -> perform(s, id, output));
        }
        return next;
    }

    private static Next<AppState> perform(AppState state, ParticipantId id, NegotiationOutput output) {
        PeerState peer = state.peers().get(id);
        RoomId room = state.room().target();
        if (peer == null || room == null) {
            return Next.same(state);
        }
        int generation = peer.negotiation().generation();
        return switch (output) {
            case NegotiationOutput.Command command -> Next.of(state, new Effect.Link(peer.key(), command.command()));
            case NegotiationOutput.SendOffer offer ->
                Signals.tell(state, peer, new Signal.Offer(room, id, generation, offer.number(), offer.sdp()))
                        .and(new Effect.StartTimer(new Timer.Resend(peer.key()), Patience.RESEND_MS));
            case NegotiationOutput.SendAnswer answer ->
                Signals.tell(
                        state,
                        peer,
                        new Signal.Answer(room, id, generation, answer.number(), answer.answers(), answer.sdp()));
            case NegotiationOutput.SendCandidate found ->
                Signals.tell(state, peer, new Signal.Candidate(room, id, generation, found.candidate()));
            case NegotiationOutput.Reopen reopen -> reopen(state, peer);
            case NegotiationOutput.Broken broken -> LinkUpdate.broken(state, peer);
        };
    }

    private static Next<AppState> reopen(AppState state, PeerState peer) {
        return LinkUpdate.close(state, peer.key()).then(s -> open(s, peer, peer.negotiation(), false));
    }
}
