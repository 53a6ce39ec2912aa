package dev.parley.client.core;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.ParticipantId;
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
        return Next.of(
                moved,
                new Effect.Link(
                        key, new LinkCommand.Open(iceServers(state), state.ice().relayOnly(), offerer)),
                new Effect.Link(key, new LinkCommand.SetVideo(peer.sending())),
                new Effect.StartTimer(new Timer.LinkSetup(key), LinkUpdate.SETUP_MS));
    }

    /** A key that no connection has, so that nothing late from the closed one is taken for news. */
    static AppState withoutConnection(AppState state, PeerState peer) {
        return withKey(state, peer, peer.negotiation());
    }

    private static AppState withKey(AppState state, PeerState peer, Negotiation negotiation) {
        AppState.Counters counters = state.counters();
        LinkKey key = new LinkKey(peer.id(), counters.nextLink());
        return PeersUpdate.put(state, peer.onConnection(key, negotiation))
                .withCounters(
                        new AppState.Counters(counters.nextRequest(), counters.nextNotice(), counters.nextLink() + 1));
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
            case NegotiationOutput.SendOffer offer -> tell(state, new Signal.Offer(room, id, generation, offer.sdp()));
            case NegotiationOutput.SendAnswer answer ->
                tell(state, new Signal.Answer(room, id, generation, answer.sdp()));
            case NegotiationOutput.SendCandidate found ->
                tell(state, new Signal.Candidate(room, id, generation, found.candidate()));
            case NegotiationOutput.Reopen reopen -> reopen(state, peer);
            case NegotiationOutput.Broken broken -> LinkUpdate.broken(state, peer);
        };
    }

    private static Next<AppState> tell(AppState state, ClientMessage signal) {
        return RoomReplies.isMember(state) ? Requests.tell(state, signal) : Next.same(state);
    }

    private static Next<AppState> reopen(AppState state, PeerState peer) {
        return LinkUpdate.close(state, peer.key()).then(s -> open(s, peer, peer.negotiation(), false));
    }
}
