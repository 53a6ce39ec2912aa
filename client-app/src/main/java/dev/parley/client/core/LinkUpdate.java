package dev.parley.client.core;

import dev.parley.client.core.LinkPhase.Input;
import dev.parley.client.core.LinkPhase.Reaction;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Signal;
import java.util.Optional;

/** One link to one peer: what happens to it goes through the table of {@link LinkPhase}. */
final class LinkUpdate {
    /** How often a link that does not come up is built anew before it counts as failed. */
    static final int REBUILDS = 3;

    /** A link that is not up after this is built anew, ms. */
    static final long SETUP_MS = 15_000;

    private LinkUpdate() {}

    /** The first connection to a peer that was just put into the table. */
    static Next<AppState> create(AppState state, PeerState peer, boolean offerer) {
        Optional<Reaction> reaction = peer.link().on(Input.ADD_PEER);
        if (reaction.isEmpty()) {
            return Next.same(state);
        }
        PeerState connecting = peer.withLink(reaction.get().next());
        return Connections.open(state, connecting, connecting.negotiation(), offerer)
                .then(s -> offerer ? offer(s, peer, false) : Next.same(s));
    }

    private static Next<AppState> offer(AppState state, PeerState peer, boolean iceRestart) {
        return Connections.negotiate(state, peer.id(), new NegotiationInput.OfferWanted(iceRestart));
    }

    static Next<AppState> close(AppState state, LinkKey key) {
        return Next.of(
                state, new Effect.StopTimer(new Timer.LinkSetup(key)), new Effect.Link(key, new LinkCommand.Close()));
    }

    static Effect send(PeerState peer, PeerMessage message) {
        return new Effect.Link(peer.key(), new LinkCommand.Send(message));
    }

    /** What a connection reports. A report of one that was replaced changes nothing. */
    static Next<AppState> event(AppState state, Event.Link event) {
        PeerState peer = state.peers().get(event.key().peer());
        return peer == null || !peer.key().equals(event.key()) || peer.link() == LinkPhase.FAILED
                ? Next.same(state)
                : event(state, peer, event.event());
    }

    private static Next<AppState> event(AppState state, PeerState peer, LinkEvent event) {
        return switch (event) {
            case LinkEvent.OfferMade made -> negotiate(state, peer, new NegotiationInput.OfferMade(made.sdp()));
            case LinkEvent.OfferApplied applied -> negotiate(state, peer, new NegotiationInput.OfferApplied());
            case LinkEvent.AnswerMade made -> negotiate(state, peer, new NegotiationInput.AnswerMade(made.sdp()));
            case LinkEvent.AnswerApplied applied -> negotiate(state, peer, new NegotiationInput.AnswerApplied());
            case LinkEvent.CandidateFound found ->
                negotiate(state, peer, new NegotiationInput.LocalCandidate(found.candidate()));
            case LinkEvent.Failed failed -> negotiate(state, peer, new NegotiationInput.OperationFailed());
            case LinkEvent.TransportChanged changed -> transport(state, peer, changed.transport());
            case LinkEvent.ChannelOpened opened -> channelOpened(state, peer);
            case LinkEvent.ChannelClosed closed ->
                on(PeersUpdate.put(state, peer.withChannelOpen(false)), peer.withChannelOpen(false), Input.INTERRUPTED);
            case LinkEvent.Received received -> PeerMessages.received(state, peer, received.message());
            case LinkEvent.FirstFrame frame -> Next.same(PeersUpdate.put(state, peer.withHasVideo(true)));
            case LinkEvent.FirstAudio audio -> Next.same(state);
            case LinkEvent.Sampled sampled -> Next.same(PeersUpdate.put(state, peer.withStats(sampled.stats())));
        };
    }

    private static Next<AppState> negotiate(AppState state, PeerState peer, NegotiationInput input) {
        return Connections.negotiate(state, peer.id(), input);
    }

    private static Next<AppState> transport(AppState state, PeerState peer, LinkEvent.Transport transport) {
        return switch (transport) {
            case CONNECTED -> on(state, peer, Input.UP);
            case DISCONNECTED, CLOSED -> on(state, peer, Input.INTERRUPTED);
            case FAILED -> on(state, peer, Input.CONNECTION_ERROR);
            case NEW, CONNECTING -> Next.same(state);
        };
    }

    private static Next<AppState> channelOpened(AppState state, PeerState peer) {
        PeerState open = peer.withChannelOpen(true);
        return on(PeersUpdate.put(state, open), open, Input.UP)
                .and(send(open, open.shownAt()))
                .then(s -> ChatUpdate.catchUp(s, open));
    }

    /** What the peer says through the server. A signal of somebody who is not in the table is dropped. */
    static Next<AppState> signal(AppState state, Signal signal) {
        PeerState peer = state.peers().get(signal.peer());
        if (peer == null || !RoomReplies.isHere(state, signal.room())) {
            return Next.same(state);
        }
        return switch (signal) {
            case Signal.Offer offer -> offered(state, peer, offer);
            case Signal.Answer answer ->
                peer.link() == LinkPhase.FAILED
                        ? Next.same(state)
                        : negotiate(state, peer, new NegotiationInput.RemoteAnswer(answer.generation(), answer.sdp()));
            case Signal.Candidate candidate ->
                on(state, peer, Input.CANDIDATE)
                        .then(s -> negotiate(
                                s,
                                peer,
                                new NegotiationInput.RemoteCandidate(candidate.generation(), candidate.candidate())));
        };
    }

    /** The same over the data channel. */
    static Next<AppState> direct(AppState state, PeerState peer, PeerMessage.Direct direct) {
        RoomId room = state.room().target();
        if (room == null) {
            return Next.same(state);
        }
        return signal(
                state,
                switch (direct) {
                    case PeerMessage.Offer m -> new Signal.Offer(room, peer.id(), m.generation(), m.sdp());
                    case PeerMessage.Answer m -> new Signal.Answer(room, peer.id(), m.generation(), m.sdp());
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
        return on(state, peer, input)
                .then(s -> negotiate(s, peer, new NegotiationInput.RemoteOffer(offer.generation(), offer.sdp())));
    }

    /** A connection's time is over. The timer of a connection that was replaced or came up meanwhile changes nothing. */
    static Next<AppState> setupDue(AppState state, LinkKey key) {
        PeerState peer = state.peers().get(key.peer());
        if (peer == null || !peer.key().equals(key) || settled(peer)) {
            return Next.same(state);
        }
        // Outside the room there is nobody to negotiate with; being back means new connections anyway.
        return RoomReplies.isMember(state)
                ? on(state, peer, Input.TIMEOUT)
                : Next.of(state, new Effect.StartTimer(new Timer.LinkSetup(key), SETUP_MS));
    }

    static Next<AppState> retry(AppState state, Event.RetryPeer event) {
        PeerState peer = state.peers().get(event.peer());
        if (peer == null) {
            return Next.same(state);
        }
        PeerState again = peer.withRebuilds(0);
        return on(PeersUpdate.put(state, again), again, Input.RETRY);
    }

    static Next<AppState> broken(AppState state, PeerState peer) {
        return on(state, peer, Input.BROKEN);
    }

    /** One cell of the table: the next state, then its action. */
    private static Next<AppState> on(AppState state, PeerState peer, Input input) {
        Optional<Reaction> reaction = peer.link().on(bounded(peer, input));
        if (reaction.isEmpty()) {
            return Next.same(state);
        }
        PeerState moved = peer.withLink(reaction.get().next());
        return act(PeersUpdate.put(state, moved), moved, reaction.get().action());
    }

    private static Input bounded(PeerState peer, Input input) {
        boolean rebuilds = peer.link()
                .on(input)
                .map(Reaction::action)
                .filter(LinkPhase.Action.REBUILD::equals)
                .isPresent();
        return rebuilds && peer.rebuilds() >= REBUILDS ? Input.EXHAUSTED : input;
    }

    private static Next<AppState> act(AppState state, PeerState peer, LinkPhase.Action action) {
        return switch (action) {
            // The negotiation machine does these, when it takes the signal that follows.
            case CREATE_CONNECTION, ANSWER, ANSWER_ANEW, ADD_CANDIDATE -> Next.same(state);
            case NOTE -> note(state, peer);
            case WATCH -> watch(state, peer);
            case RESTART_ICE -> offer(state, peer, true).then(s -> watch(s, peer));
            case REBUILD -> rebuild(state, peer);
            case GIVE_UP -> giveUp(state, peer);
        };
    }

    private static boolean settled(PeerState peer) {
        return peer.link() == LinkPhase.CONNECTED && peer.channelOpen();
    }

    private static Next<AppState> note(AppState state, PeerState peer) {
        ParticipantPhase phase = peer.phase()
                .on(ParticipantPhase.Input.APPEAR)
                .map(active -> active.towards(peer.participant().presence()))
                .orElse(peer.phase());
        PeerState up = peer.withPhase(phase);
        return settled(up)
                ? Next.of(
                        PeersUpdate.put(state, up.withRebuilds(0)),
                        new Effect.StopTimer(new Timer.LinkSetup(peer.key())))
                : Next.same(PeersUpdate.put(state, up));
    }

    private static Next<AppState> watch(AppState state, PeerState peer) {
        return settled(peer)
                ? Next.same(state)
                : Next.of(state, new Effect.StartTimer(new Timer.LinkSetup(peer.key()), SETUP_MS));
    }

    private static Next<AppState> rebuild(AppState state, PeerState peer) {
        Negotiation next = Negotiation.start(
                peer.negotiation().polite(), peer.negotiation().generation() + 1);
        PeerState counted = peer.withRebuilds(peer.rebuilds() + 1);
        return close(state, peer.key())
                .then(s -> Connections.open(s, counted, next, true))
                .then(s -> offer(s, counted, false));
    }

    private static Next<AppState> giveUp(AppState state, PeerState peer) {
        String text = "No connection to " + peer.participant().name()
                + " could be made. Check the network on both sides, then choose Retry on that tile.";
        return close(state, peer.key())
                .then(s -> Next.same(Connections.withoutConnection(s, peer)))
                .then(s -> NoticeUpdate.add(s, Notice.Severity.ERROR, text));
    }
}
