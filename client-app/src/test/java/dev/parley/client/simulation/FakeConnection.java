package dev.parley.client.simulation;

import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkEvent.Operation;
import dev.parley.client.core.LinkEvent.Transport;
import dev.parley.client.core.LinkKey;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.PeerMessage;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A peer connection that enforces the signaling state machine of JSEP (RFC 8829 §3.2) and the traps of the real library:
 * an illegal call, two operations at once, a candidate before the remote description or an answer to another offer ends
 * the test.
 */
final class FakeConnection {
    private enum Signaling {
        STABLE,
        HAVE_LOCAL_OFFER,
        HAVE_REMOTE_OFFER
    }

    private final FakeWorld world;
    private final Object home;
    private final LinkKey key;
    private final boolean offerer;
    private final Consumer<LinkEvent> events;

    private Signaling signaling = Signaling.STABLE;
    private Operation running;
    private boolean closed;

    /** The transceivers of this connection have their sections. */
    private boolean mediaNegotiated;

    private String localUfrag;
    private String pendingLocalUfrag;
    private String remoteUfrag;
    private FakeDescription pendingRemote;
    private FakeDescription applying;
    private String pendingOffer;
    private boolean remoteApplied;
    private final Set<String> remoteCandidates = new LinkedHashSet<>();
    private final FakeTransport transport;

    /** {@code home} is whose computer it is on. */
    FakeConnection(FakeWorld world, Object home, LinkKey key, boolean offerer, Consumer<LinkEvent> events) {
        this.world = world;
        this.home = home;
        this.key = key;
        this.offerer = offerer;
        this.events = events;
        this.transport = new FakeTransport(world, this);
        world.opened(this);
    }

    void execute(LinkCommand command) {
        switch (command) {
            case LinkCommand.Open open -> throw violation("opened twice");
            case LinkCommand.MakeOffer make -> makeOffer(make.iceRestart());
            case LinkCommand.ApplyOffer apply -> applyOffer(FakeDescription.parse(apply.sdp()), apply.yields());
            case LinkCommand.MakeAnswer make -> makeAnswer();
            case LinkCommand.ApplyAnswer apply -> applyAnswer(FakeDescription.parse(apply.sdp()));
            case LinkCommand.AddCandidate add -> addCandidate(add.candidate());
            case LinkCommand.Send send -> transport.send(send.message());
            case LinkCommand.SetVideo video -> checkEven(video);
            case LinkCommand.SetAudio audio -> {}
            case LinkCommand.SetHeard heard -> {}
            case LinkCommand.SetIceServers servers -> {}
            case LinkCommand.Close close -> close();
        }
    }

    private void makeOffer(boolean iceRestart) {
        require(signaling == Signaling.STABLE, "offer in " + signaling);
        require(offerer || mediaNegotiated, "first offer of a connection without transceivers");
        run(Operation.MAKE_OFFER, () -> {
            signaling = Signaling.HAVE_LOCAL_OFFER;
            boolean gather = iceRestart || localUfrag == null;
            pendingLocalUfrag = gather ? newUfrag() : localUfrag;
            pendingOffer = world.fresh("offer");
            emit(new LinkEvent.OfferMade(new FakeDescription("offer", pendingOffer, pendingLocalUfrag, true).sdp()));
            gather(gather, pendingLocalUfrag);
        });
    }

    private void applyOffer(FakeDescription offer, boolean yields) {
        require(offer.kind().equals("offer"), "applied as an offer: " + offer.kind());
        Signaling needed = yields ? Signaling.HAVE_LOCAL_OFFER : Signaling.STABLE;
        require(signaling == needed, "remote offer, yields " + yields + ", in " + signaling);
        require(!offerer || mediaNegotiated, "transceivers of an own offer are not used by a remote one (§5.10)");
        require(remoteUfrag == null || remoteConnection() == null || isOf(offer), "offer of another connection");
        applying = offer;
        run(Operation.APPLY_OFFER, () -> {
            applying = null;
            pendingLocalUfrag = null;
            pendingOffer = null;
            signaling = Signaling.HAVE_REMOTE_OFFER;
            pendingRemote = offer;
            remoteApplied = true;
            emit(new LinkEvent.OfferApplied());
        });
    }

    private FakeConnection remoteConnection() {
        return world.byUfrag(remoteUfrag);
    }

    private boolean isOf(FakeDescription description) {
        FakeConnection sender = world.byUfrag(description.ufrag());
        return sender == null || sender == remoteConnection();
    }

    private void makeAnswer() {
        require(signaling == Signaling.HAVE_REMOTE_OFFER, "answer in " + signaling);
        run(Operation.MAKE_ANSWER, () -> {
            boolean gather = localUfrag == null || !pendingRemote.ufrag().equals(remoteUfrag);
            String ufrag = gather ? newUfrag() : localUfrag;
            emit(new LinkEvent.AnswerMade(new FakeDescription("answer", pendingRemote.id(), ufrag, true).sdp()));
            stable(ufrag, pendingRemote.ufrag());
            gather(gather, ufrag);
        });
    }

    private void applyAnswer(FakeDescription answer) {
        require(answer.kind().equals("answer"), "applied as an answer: " + answer.kind());
        require(signaling == Signaling.HAVE_LOCAL_OFFER, "answer applied in " + signaling);
        require(answer.id().equals(pendingOffer), "answer to " + answer.id() + " applied to " + pendingOffer);
        applying = answer;
        run(Operation.APPLY_ANSWER, () -> {
            applying = null;
            remoteApplied = true;
            emit(new LinkEvent.AnswerApplied());
            stable(pendingLocalUfrag, answer.ufrag());
        });
    }

    private void stable(String local, String remote) {
        signaling = Signaling.STABLE;
        localUfrag = local;
        remoteUfrag = remote;
        pendingLocalUfrag = null;
        pendingRemote = null;
        pendingOffer = null;
        mediaNegotiated = true;
        transport.negotiated();
    }

    private String newUfrag() {
        String ufrag = world.fresh("ice");
        world.named(ufrag, this);
        return ufrag;
    }

    private void gather(boolean gather, String ufrag) {
        if (!gather) {
            return;
        }
        long first = world.faults().operation();
        later(first, () -> found(ufrag + "/host"));
        later(first + world.faults().operation(), () -> found(ufrag + "/srflx"));
        later(first + 600, () -> found(""));
    }

    private void found(String candidate) {
        emit(new LinkEvent.CandidateFound(new IceCandidate(candidate, "0", 0)));
    }

    private void addCandidate(IceCandidate candidate) {
        require(!candidate.endOfCandidates(), "an empty candidate throws in the library");
        require(remoteApplied, "a candidate before the remote description is lost without an error");
        String ufrag = candidate.candidate().split("/", -1)[0];
        require(applying == null || !applying.ufrag().equals(ufrag), "a candidate before its description is applied");
        remoteCandidates.add(ufrag);
        transport.negotiated();
    }

    private void checkEven(LinkCommand.SetVideo video) {
        boolean even = video.format().width() % 2 == 0 && video.format().height() % 2 == 0;
        require(even, "odd size " + video.format());
    }

    /** Operations take time and may fail; a second one meanwhile is the client's mistake. */
    private void run(Operation operation, Runnable effect) {
        require(running == null, operation + " while " + running + " is in flight");
        running = operation;
        later(world.faults().operation(), () -> {
            running = null;
            if (world.faults().failsOperation()) {
                emit(new LinkEvent.Failed(operation, "simulated"));
            } else {
                effect.run();
            }
        });
    }

    void later(long delayMs, Runnable action) {
        world.agenda().after(delayMs, () -> {
            if (!closed) {
                action.run();
            }
        });
    }

    void emit(LinkEvent event) {
        events.accept(event);
    }

    private void close() {
        closed = true;
        world.closed(this);
        transport.closed();
    }

    /** Its process died: nobody is told. */
    void vanish() {
        closed = true;
        world.closed(this);
    }

    Object home() {
        return home;
    }

    /** The connection at the other end: both have applied each other's newest descriptions. Null for none. */
    FakeConnection counterpart() {
        FakeConnection other = remoteUfrag == null ? null : world.byUfrag(remoteUfrag);
        boolean both = other != null
                && remoteUfrag.equals(other.localUfrag)
                && localUfrag.equals(other.remoteUfrag)
                && signaling == Signaling.STABLE
                && other.signaling == Signaling.STABLE;
        return both ? other : null;
    }

    /** A candidate of the other end's newest ICE generation is known. */
    boolean hasPath() {
        return remoteCandidates.contains(remoteUfrag);
    }

    /** Names the pair of ICE generations this end is on. */
    String generation() {
        return localUfrag + "+" + remoteUfrag;
    }

    FakeTransport transport() {
        return transport;
    }

    LinkKey key() {
        return key;
    }

    boolean isClosed() {
        return closed;
    }

    void receive(PeerMessage message) {
        emit(new LinkEvent.Received(message));
    }

    void changed(Transport state) {
        emit(new LinkEvent.TransportChanged(state));
    }

    private void require(boolean rule, String broken) {
        if (!rule) {
            throw violation(broken);
        }
    }

    private AssertionError violation(String broken) {
        return new AssertionError("link " + key + ": " + broken);
    }
}
