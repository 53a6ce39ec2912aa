package dev.parley.client.webrtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCSignalingState;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkEvent.Operation;
import dev.parley.protocol.IceCandidate;
import java.util.ArrayDeque;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a link's descriptions and candidates one after another: the library answers asynchronously, and the next command waits
 * for the answer. Owner thread.
 */
final class Negotiator {
    private static final Logger LOG = LoggerFactory.getLogger(Negotiator.class);

    /** More commands than this behind one operation are dropped: the core's timer then rebuilds the link. */
    private static final int MAX_WAITING = 512;

    private final RTCPeerConnection connection;
    private final LinkScope scope;
    private final Runnable onRemoteDescription;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;
    private OptionalInt packetMs;

    /** The one that the remote description in force was tuned with; empty before the first, and while none is asked for. */
    private OptionalInt describedMs = OptionalInt.empty();

    /** {@code packetMs} of sound in a packet, see {@link SdpTuning}; empty: it never changes. */
    Negotiator(RTCPeerConnection connection, LinkScope scope, OptionalInt packetMs, Runnable onRemoteDescription) {
        this.connection = connection;
        this.scope = scope;
        this.packetMs = packetMs;
        this.onRemoteDescription = onRemoteDescription;
    }

    void makeOffer(LinkCommand.MakeOffer command) {
        queue(Operation.MAKE_OFFER, () -> {
            RTCOfferOptions options = new RTCOfferOptions();
            options.iceRestart = command.iceRestart();
            connection.createOffer(
                    options, new Created(Operation.MAKE_OFFER, sdp -> finish(new LinkEvent.OfferMade(sdp))));
        });
    }

    void applyOffer(LinkCommand.ApplyOffer command) {
        Runnable apply = () -> connection.setRemoteDescription(
                tuned(RTCSdpType.OFFER, command.sdp()),
                new Applied(Operation.APPLY_OFFER, () -> remoteApplied(new LinkEvent.OfferApplied())));
        queue(Operation.APPLY_OFFER, command.yields() ? () -> endOwnOffer(apply) : apply);
    }

    void makeAnswer() {
        queue(
                Operation.MAKE_ANSWER,
                () -> connection.createAnswer(
                        new RTCAnswerOptions(),
                        new Created(Operation.MAKE_ANSWER, sdp -> finish(new LinkEvent.AnswerMade(sdp)))));
    }

    void applyAnswer(LinkCommand.ApplyAnswer command) {
        queue(
                Operation.APPLY_ANSWER,
                () -> connection.setRemoteDescription(
                        tuned(RTCSdpType.ANSWER, command.sdp()),
                        new Applied(Operation.APPLY_ANSWER, () -> remoteApplied(new LinkEvent.AnswerApplied()))));
    }

    private RTCSessionDescription tuned(RTCSdpType type, String sdp) {
        describedMs = packetMs;
        return new RTCSessionDescription(type, SdpTuning.forSending(sdp, packetMs));
    }

    /** Sends so much sound in a packet from now on. */
    void setPacketMs(int ms) {
        if (packetMs.isPresent()) {
            packetMs = OptionalInt.of(ms);
            if (!busy) {
                settlePackets();
            }
        }
    }

    /**
     * Only the remote description tells the encoder how long packets are to be. While no negotiation is under way that would bring one, the
     * one in force is applied again: a negotiation with oneself, of a few milliseconds.
     */
    private void settlePackets() {
        if (describedMs.isPresent()
                && !describedMs.equals(packetMs)
                && connection.getSignalingState() == RTCSignalingState.STABLE) {
            queue(Operation.APPLY_ANSWER, this::describeAgain);
        }
    }

    private void describeAgain() {
        RTCSessionDescription local = connection.getCurrentLocalDescription();
        RTCSessionDescription remote = StandingAnswer.of(connection.getCurrentRemoteDescription(), local);
        describedMs = packetMs;
        RTCSessionDescription answer = new RTCSessionDescription(
                RTCSdpType.ANSWER, SdpTuning.withPackets(remote.sdp, describedMs.orElseThrow()));
        connection.setLocalDescription(
                StandingOffer.of(local),
                new Applied(
                        Operation.APPLY_ANSWER,
                        () -> connection.setRemoteDescription(
                                answer, new Applied(Operation.APPLY_ANSWER, this::next))));
    }

    void addCandidate(IceCandidate candidate) {
        // The library takes no end-of-candidates: an empty candidate throws.
        if (!candidate.endOfCandidates()) {
            enqueue(() -> {
                busy = true;
                add(candidate);
                next();
            });
        }
    }

    private void add(IceCandidate candidate) {
        try {
            connection.addIceCandidate(
                    new RTCIceCandidate(candidate.sdpMid(), candidate.sdpMLineIndex(), candidate.candidate()));
        } catch (RuntimeException | Error e) {
            // One unusable candidate (mDNS, a later grammar) is no reason to fail the link: others may work.
            LOG.warn("peer={} A candidate is ignored: {}", scope.key().peer(), e.toString());
        }
    }

    /** Ends the own offer, which lost against the peer's. */
    private void endOwnOffer(Runnable then) {
        connection.setRemoteDescription(
                StandingAnswer.of(connection.getCurrentRemoteDescription(), connection.getCurrentLocalDescription()),
                new Applied(Operation.APPLY_OFFER, then));
    }

    private void remoteApplied(LinkEvent event) {
        onRemoteDescription.run();
        finish(event);
    }

    private void queue(Operation operation, Runnable call) {
        enqueue(() -> {
            busy = true;
            attempt(operation, call);
        });
    }

    private void enqueue(Runnable step) {
        if (!busy) {
            step.run();
        } else if (waiting.size() < MAX_WAITING) {
            waiting.add(step);
        } else {
            LOG.error(
                    "peer={} {} commands wait for a description; one is dropped.",
                    scope.key().peer(),
                    MAX_WAITING);
        }
    }

    /** Some failures, such as a description that cannot be parsed, the library throws instead of reporting them. */
    private void attempt(Operation operation, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            fail(operation, e.toString());
        }
    }

    private void next() {
        busy = false;
        Runnable step = waiting.poll();
        if (step != null) {
            step.run();
        } else {
            settlePackets();
        }
    }

    private void finish(LinkEvent event) {
        scope.emit(event);
        next();
    }

    private void fail(Operation operation, String message) {
        finish(new LinkEvent.Failed(operation, message));
    }

    /** A created description becomes the local one. */
    private final class Created implements CreateSessionDescriptionObserver {
        private final Operation operation;
        private final Consumer<String> done;

        Created(Operation operation, Consumer<String> done) {
            this.operation = operation;
            this.done = done;
        }

        @Override
        public void onSuccess(RTCSessionDescription description) {
            Callbacks.guard(() -> scope.post(() -> attempt(
                    operation,
                    () -> connection.setLocalDescription(
                            description, new Applied(operation, () -> done.accept(description.sdp))))));
        }

        @Override
        public void onFailure(String error) {
            Callbacks.guard(() -> scope.post(() -> fail(operation, error)));
        }
    }

    private final class Applied implements SetSessionDescriptionObserver {
        private final Operation operation;
        private final Runnable done;

        Applied(Operation operation, Runnable done) {
            this.operation = operation;
            this.done = done;
        }

        @Override
        public void onSuccess() {
            Callbacks.guard(() -> scope.post(() -> attempt(operation, done)));
        }

        @Override
        public void onFailure(String error) {
            Callbacks.guard(() -> scope.post(() -> fail(operation, error)));
        }
    }
}
