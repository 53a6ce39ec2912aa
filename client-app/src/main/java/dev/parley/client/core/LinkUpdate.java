package dev.parley.client.core;

import dev.parley.client.core.LinkPhase.Input;
import dev.parley.client.core.LinkPhase.Reaction;
import dev.parley.client.core.Negotiation.Step;
import dev.parley.client.text.Texts;
import dev.parley.protocol.PeerMessage;
import java.util.Optional;

/** One link to one peer: what happens to it goes through the table of {@link LinkPhase}. */
final class LinkUpdate {
    /** How often ICE is restarted before the connection is built anew. */
    static final int RESTARTS = 3;

    /** How often a link that does not come up is built anew before it counts as failed. */
    static final int REBUILDS = 3;

    /** How often ICE is restarted for a link on which nothing arrives: another path helps at once or not at all. */
    static final int ONE_WAY_RESTARTS = 1;

    /** How often a link on which nothing arrives is built anew; then it is only shown. */
    private static final int ONE_WAY_REBUILDS = 2;

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
                state,
                new Effect.StopTimer(new Timer.LinkDue(key)),
                new Effect.StopTimer(new Timer.Resend(key)),
                new Effect.StopTimer(new Timer.TellView(key)),
                new Effect.StopTimer(new Timer.Silence(key)),
                new Effect.Link(key, new LinkCommand.Close()));
    }

    static Effect send(PeerState peer, PeerMessage message) {
        return new Effect.Link(peer.key(), new LinkCommand.Send(message));
    }

    /** What a connection reports. A report of one that was replaced changes nothing. */
    static Next<AppState> event(AppState state, Event.Link event, long now) {
        PeerState peer = state.peers().get(event.key().peer());
        return peer == null || !peer.key().equals(event.key()) || peer.link() == LinkPhase.FAILED
                ? Next.same(state)
                : event(state, peer, event.event(), now);
    }

    private static Next<AppState> event(AppState state, PeerState peer, LinkEvent event, long now) {
        return switch (event) {
            case LinkEvent.OfferMade made -> negotiate(state, peer, new NegotiationInput.OfferMade(made.sdp()));
            case LinkEvent.OfferApplied applied -> negotiate(state, peer, new NegotiationInput.OfferApplied());
            case LinkEvent.AnswerMade made -> negotiated(state, peer, new NegotiationInput.AnswerMade(made.sdp()));
            case LinkEvent.AnswerApplied applied -> negotiated(state, peer, new NegotiationInput.AnswerApplied());
            case LinkEvent.CandidateFound found ->
                negotiate(state, peer, new NegotiationInput.LocalCandidate(found.candidate()));
            case LinkEvent.RelaysTried tried ->
                Next.same(state.withIce(state.ice().withUnusableRelay(tried.unusable())));
            case LinkEvent.Failed failed -> negotiate(state, peer, new NegotiationInput.OperationFailed());
            case LinkEvent.TransportChanged changed -> transport(state, peer, changed.transport());
            case LinkEvent.ChannelOpened opened -> channelOpened(state, peer);
            case LinkEvent.ChannelClosed closed -> channelClosed(state, peer.withChannelOpen(false));
            case LinkEvent.Received received -> PeerMessages.received(state, peer, received.message(), now);
            case LinkEvent.FirstFrame frame -> Next.same(PeersUpdate.put(state, peer.withHasVideo(true)));
            case LinkEvent.Ended ended -> broken(state, peer);
            case LinkEvent.FirstAudio audio -> Next.same(state);
            case LinkEvent.Sampled sampled -> MeshUpdate.sampled(state, peer, sampled.stats(), now);
        };
    }

    private static Next<AppState> negotiate(AppState state, PeerState peer, NegotiationInput input) {
        return Connections.negotiate(state, peer.id(), input);
    }

    /** The two ends agree; now the transport has its time to come up. */
    private static Next<AppState> negotiated(AppState state, PeerState peer, NegotiationInput input) {
        return negotiate(state, peer, input).then(s -> {
            PeerState after = s.peers().get(peer.id());
            if (after == null) {
                return Next.same(s);
            }
            Next<AppState> heard = after.works() ? HealthUpdate.awaitReport(s, after) : Next.same(s);
            return isRestarted(after) ? heard.then(t -> arm(t, after, Patience.restart(after))) : heard;
        });
    }

    private static boolean isRestarted(PeerState peer) {
        return peer.link() == LinkPhase.RECONNECTING
                && peer.channelOpen()
                && peer.negotiation().step() == Step.STABLE;
    }

    private static Next<AppState> transport(AppState state, PeerState peer, LinkEvent.Transport transport) {
        return switch (transport) {
            case CONNECTED -> on(state, peer, Input.UP);
            case DISCONNECTED, CLOSED -> on(state, peer, Input.INTERRUPTED);
            case FAILED ->
                Connections.reachesByServer(state, peer) && Pings.isNeeded(peer)
                        ? ask(state, peer)
                        : on(state, peer, Input.CONNECTION_ERROR);
            case NEW, CONNECTING -> Next.same(state);
        };
    }

    private static Next<AppState> channelOpened(AppState state, PeerState peer) {
        PeerState open = peer.withChannelOpen(true);
        return on(PeersUpdate.put(state, open), open, Input.UP)
                .then(s -> tellView(s, open))
                .then(s -> ChatUpdate.catchUp(s, open));
    }

    private static Next<AppState> tellView(AppState state, PeerState open) {
        PeerState peer = state.peers().get(open.id());
        return peer == null
                ? Next.same(state)
                : ViewUpdate.tell(state, peer)
                        .then(s -> MeshUpdate.sayWhatIsSent(s, s.peers().getOrDefault(peer.id(), peer)));
    }

    private static Next<AppState> channelClosed(AppState state, PeerState closed) {
        return on(PeersUpdate.put(state, closed), closed, Input.INTERRUPTED);
    }

    /**
     * The link's time is over. The timer of a connection that was replaced or came up meanwhile changes nothing; while no
     * signal can reach the peer, trying would prove nothing.
     */
    static Next<AppState> due(AppState state, LinkKey key) {
        PeerState peer = state.peers().get(key.peer());
        if (peer == null || !peer.key().equals(key) || peer.works()) {
            return Next.same(state);
        }
        if (!Connections.reaches(state, peer)) {
            return arm(state, peer, Patience.unreachable(peer));
        }
        return Pings.isNeeded(peer) ? ask(state, peer) : on(state, peer, Input.TIMEOUT);
    }

    private static Next<AppState> ask(AppState state, PeerState peer) {
        return Pings.ask(state, peer).then(s -> arm(s, peer, Pings.againMs(peer)));
    }

    /** The own offer was not answered in time. */
    static Next<AppState> resendDue(AppState state, LinkKey key) {
        PeerState peer = state.peers().get(key.peer());
        return peer == null || !peer.key().equals(key)
                ? Next.same(state)
                : negotiate(state, peer, new NegotiationInput.Resend());
    }

    static Next<AppState> retry(AppState state, Event.RetryPeer event) {
        PeerState peer = state.peers().get(event.peer());
        return peer == null ? Next.same(state) : afresh(state, peer, Input.RETRY);
    }

    /**
     * The own network is another one: whatever was tried before proves nothing. Where the server has been away before, and only the
     * channel could carry a restart, it waits for a sign that it does: from a restart on, ICE no longer looks for ways with the old
     * credentials, the only ones the peer knows.
     *
     * @param server whether the server could hand the peer a signal until now
     */
    static Next<AppState> networkChanged(AppState state, PeerState peer, boolean server) {
        return peer.works() && !server
                ? Next.same(PeersUpdate.put(state, peer.withMutual(peer.mutual().withDoubt(true))))
                : afresh(state, peer, Input.NETWORK_CHANGE);
    }

    /** Something came over the channel, so it leads to the peer. */
    static Next<AppState> heard(AppState state, PeerState peer) {
        return peer.mutual().doubted() ? trusting(state, peer) : Next.same(state);
    }

    private static Next<AppState> trusting(AppState state, PeerState peer) {
        return afresh(state, peer.withMutual(peer.mutual().withDoubt(false)), Input.NETWORK_CHANGE);
    }

    /** Signals to the peer arrive again. */
    static Next<AppState> reachable(AppState state, PeerState peer) {
        return heard(state, peer).then(s -> {
            PeerState now = s.peers().get(peer.id());
            return now == null ? Next.same(s) : afresh(s, now, Input.REACHABLE);
        });
    }

    private static Next<AppState> afresh(AppState state, PeerState peer, Input input) {
        PeerState.Repair repair = peer.repair();
        PeerState again = peer.withRepair(input == Input.REACHABLE ? repair.afresh() : repair.anew());
        return on(PeersUpdate.put(state, again), again, input);
    }

    /**
     * What is sent does not arrive, or nothing is heard, although the transport looks good. Whatever was done is counted until
     * something proves that it has helped: that the link comes up again proves nothing.
     */
    static Next<AppState> oneWay(AppState state, PeerState peer) {
        int tried = peer.repair().oneWay();
        boolean restarts = tried < ONE_WAY_RESTARTS;
        // With the connection its channel goes, and only the server can carry the next one's offer.
        boolean inVain = tried >= ONE_WAY_RESTARTS + ONE_WAY_REBUILDS || !Connections.reachesByServer(state, peer);
        if (!peer.works() || (!restarts && inVain)) {
            return Next.same(state);
        }
        PeerState counted = peer.withRepair(peer.repair().oneWayTried());
        return on(PeersUpdate.put(state, counted), counted, restarts ? Input.ONE_WAY : Input.BROKEN);
    }

    static Next<AppState> broken(AppState state, PeerState peer) {
        return on(state, peer, Input.BROKEN);
    }

    /** One cell of the table: the next state, then its action. */
    static Next<AppState> on(AppState state, PeerState peer, Input input) {
        Optional<Reaction> reaction = peer.link().on(bounded(peer, input));
        if (reaction.isEmpty()) {
            return Next.same(state);
        }
        PeerState moved = peer.withLink(reaction.get().next());
        return act(PeersUpdate.put(state, moved), moved, reaction.get().action());
    }

    /** A channel that has closed does not open again, however the transport fares. */
    private static Input bounded(PeerState peer, Input input) {
        boolean restarts =
                does(peer, input, LinkPhase.Action.MEND) && input != Input.ONE_WAY && input != Input.REACHABLE;
        boolean inVain = !peer.channelOpen() || peer.repair().restarts() >= RESTARTS;
        Input next = restarts && inVain ? Input.STUCK : input;
        boolean rebuilds = does(peer, next, LinkPhase.Action.REBUILD) && peer.link() != LinkPhase.FAILED;
        return rebuilds && peer.repair().rebuilds() >= REBUILDS ? Input.EXHAUSTED : next;
    }

    private static boolean does(PeerState peer, Input input, LinkPhase.Action action) {
        return peer.link()
                .on(input)
                .map(Reaction::action)
                .filter(action::equals)
                .isPresent();
    }

    private static Next<AppState> act(AppState state, PeerState peer, LinkPhase.Action action) {
        return switch (action) {
            // The negotiation machine does these, when it takes the signal that follows.
            case CREATE_CONNECTION, ANSWER, ANSWER_ANEW, ADD_CANDIDATE -> Next.same(state);
            case NOTE -> note(state, peer);
            case WATCH -> arm(state, peer, Patience.WATCH_MS);
            case RESTART_ICE -> restart(state, peer);
            case MEND -> mend(state, peer).orElseGet(() -> restart(state, peer));
            case MEND_SOON -> mend(state, peer).orElseGet(() -> arm(state, peer, Patience.SOON_MS));
            case RESEND -> negotiate(state, peer, new NegotiationInput.Resend());
            case REBUILD -> rebuild(state, peer);
            case GIVE_UP -> giveUp(state, peer);
        };
    }

    private static Next<AppState> note(AppState state, PeerState peer) {
        ParticipantPhase phase = peer.phase()
                .on(ParticipantPhase.Input.APPEAR)
                .map(active -> active.towards(peer.participant().presence()))
                .orElse(peer.phase());
        PeerState up = peer.withPhase(phase);
        if (!up.works()) {
            return Next.same(PeersUpdate.put(state, up));
        }
        PeerState well = up.withRepair(up.repair().afresh());
        return Next.of(PeersUpdate.put(state, well), new Effect.StopTimer(new Timer.LinkDue(peer.key())))
                .then(s -> HealthUpdate.awaitReport(s, well));
    }

    private static Next<AppState> arm(AppState state, PeerState peer, long delayMs) {
        return peer.works()
                ? Next.same(state)
                : Next.of(state, new Effect.StartTimer(new Timer.LinkDue(peer.key()), delayMs));
    }

    /**
     * The offer that is on its way goes out again; one that is being made goes out soon. If it restarts ICE, or begins a connection, that
     * is all there is to do.
     *
     * @return empty if there is no such offer
     */
    private static Optional<Next<AppState>> mend(AppState state, PeerState peer) {
        Negotiation negotiation = peer.negotiation();
        boolean offers = negotiation.step() == Step.OFFERING || negotiation.step() == Step.OFFERED;
        boolean asked = offers && (negotiation.restarting() || !negotiation.established());
        if (!asked) {
            return Optional.empty();
        }
        PeerState counted = peer.withRepair(peer.repair().restarted());
        return Optional.of(negotiate(PeersUpdate.put(state, counted), counted, new NegotiationInput.Resend())
                .then(s -> arm(s, counted, Patience.UNANSWERED_MS)));
    }

    /** An offer that cannot reach the peer would only grow old; who waits for the peer's first offer makes none. */
    private static Next<AppState> restart(AppState state, PeerState peer) {
        Negotiation negotiation = peer.negotiation();
        if (negotiation.step() == Step.STABLE && !negotiation.established()) {
            return Next.same(state);
        }
        if (!Connections.reaches(state, peer)) {
            PeerState waiting = peer.withMutual(peer.mutual().withDoubt(true));
            return arm(PeersUpdate.put(state, waiting), waiting, Patience.unreachable(waiting));
        }
        PeerState counted = peer.withRepair(peer.repair().restarted())
                .withMutual(peer.mutual().withDoubt(false));
        return offer(PeersUpdate.put(state, counted), counted, true).then(s -> arm(s, counted, Patience.UNANSWERED_MS));
    }

    private static Next<AppState> rebuild(AppState state, PeerState peer) {
        Negotiation next = Negotiation.start(
                peer.negotiation().polite(), peer.negotiation().generation() + 1);
        PeerState counted = peer.withRepair(peer.repair().rebuilt());
        return close(state, peer.key())
                .then(s -> Connections.open(s, counted, next, true))
                .then(s -> offer(s, counted, false));
    }

    /** Said once; from then on it is tried again from time to time, and shown. */
    private static Next<AppState> giveUp(AppState state, PeerState peer) {
        PeerState failed = peer.withRepair(peer.repair().failed());
        String text = Texts.of("core.person.no-connection", peer.participant().name());
        return close(state, peer.key())
                .then(s -> Connections.withoutConnection(s, failed))
                .then(s -> failed.repair().failures() > 1
                        ? Next.same(s)
                        : NoticeUpdate.add(s, Notice.Severity.ERROR, text));
    }
}
