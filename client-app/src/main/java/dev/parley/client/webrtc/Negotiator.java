package dev.parley.client.webrtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkEvent.Operation;
import dev.parley.protocol.IceCandidate;
import java.util.ArrayDeque;
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

    Negotiator(RTCPeerConnection connection, LinkScope scope, Runnable onRemoteDescription) {
        this.connection = connection;
        this.scope = scope;
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
        RTCSessionDescription offer = new RTCSessionDescription(RTCSdpType.OFFER, SdpTuning.forSending(command.sdp()));
        Runnable apply = () -> connection.setRemoteDescription(
                offer, new Applied(Operation.APPLY_OFFER, () -> remoteApplied(new LinkEvent.OfferApplied())));
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
        RTCSessionDescription answer =
                new RTCSessionDescription(RTCSdpType.ANSWER, SdpTuning.forSending(command.sdp()));
        queue(
                Operation.APPLY_ANSWER,
                () -> connection.setRemoteDescription(
                        answer,
                        new Applied(Operation.APPLY_ANSWER, () -> remoteApplied(new LinkEvent.AnswerApplied()))));
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
