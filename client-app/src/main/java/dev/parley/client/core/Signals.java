package dev.parley.client.core;

import dev.parley.client.core.LinkPhase.Input;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Signal;

/** Offers, answers and candidates of the peers, through the server or over their data channels. */
final class Signals {
    private Signals() {}

    /** A signal of somebody who is not in the table is dropped. */
    static Next<AppState> received(AppState state, Signal signal) {
        PeerState peer = state.peers().get(signal.peer());
        if (peer == null || !RoomReplies.isHere(state, signal.room())) {
            return Next.same(state);
        }
        return switch (signal) {
            case Signal.Offer offer -> offered(state, peer, offer);
            case Signal.Answer answer ->
                peer.link() == LinkPhase.FAILED
                        ? Next.same(state)
                        : negotiate(
                                state,
                                peer,
                                new NegotiationInput.RemoteAnswer(
                                        answer.generation(), answer.number(), answer.answers(), answer.sdp()));
            case Signal.Candidate candidate ->
                LinkUpdate.on(state, peer, Input.CANDIDATE)
                        .then(s -> negotiate(
                                s,
                                peer,
                                new NegotiationInput.RemoteCandidate(candidate.generation(), candidate.candidate())));
            case Signal.Ping ping -> Requests.tell(state, new Signal.Pong(signal.room(), peer.id(), ping.generation()));
            case Signal.Pong pong -> Pings.answered(state, peer, pong);
        };
    }

    /** The same over the data channel. */
    static Next<AppState> direct(AppState state, PeerState peer, PeerMessage.Direct direct) {
        RoomId room = state.room().target();
        if (room == null) {
            return Next.same(state);
        }
        return received(
                state,
                switch (direct) {
                    case PeerMessage.Offer m -> new Signal.Offer(room, peer.id(), m.generation(), m.number(), m.sdp());
                    case PeerMessage.Answer m ->
                        new Signal.Answer(room, peer.id(), m.generation(), m.number(), m.answers(), m.sdp());
                    case PeerMessage.Candidate m ->
                        new Signal.Candidate(room, peer.id(), m.generation(), m.candidate());
                });
    }

    private static Next<AppState> offered(AppState state, PeerState peer, Signal.Offer offer) {
        boolean fresh = offer.generation() > peer.negotiation().generation();
        Input input = fresh ? Input.FRESH_OFFER : Input.OFFER;
        if (peer.link().on(input).isEmpty()) {
            return Next.same(state);
        }
        return LinkUpdate.on(state, peer, input)
                .then(s -> negotiate(
                        s, peer, new NegotiationInput.RemoteOffer(offer.generation(), offer.number(), offer.sdp())));
    }

    private static Next<AppState> negotiate(AppState state, PeerState peer, NegotiationInput input) {
        return Connections.negotiate(state, peer.id(), input);
    }

    /** The way on which a signal leaves: the server's, or the pair's own while the server, or the peer at it, is away. */
    static Next<AppState> tell(AppState state, PeerState peer, Signal.Negotiating signal) {
        if (Connections.reachesByServer(state, peer)) {
            return Requests.tell(state, signal);
        }
        return peer.channelOpen() ? Next.of(state, LinkUpdate.send(peer, direct(signal))) : Next.same(state);
    }

    private static PeerMessage.Direct direct(Signal.Negotiating signal) {
        return switch (signal) {
            case Signal.Offer m -> new PeerMessage.Offer(m.generation(), m.number(), m.sdp());
            case Signal.Answer m -> new PeerMessage.Answer(m.generation(), m.number(), m.answers(), m.sdp());
            case Signal.Candidate m -> new PeerMessage.Candidate(m.generation(), m.candidate());
        };
    }
}
