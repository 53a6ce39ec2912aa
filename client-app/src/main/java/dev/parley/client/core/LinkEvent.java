package dev.parley.client.core;

import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.PeerMessage;

/** What one peer connection reports. */
public sealed interface LinkEvent {
    record OfferMade(String sdp) implements LinkEvent {}

    record OfferApplied() implements LinkEvent {}

    record AnswerMade(String sdp) implements LinkEvent {}

    record AnswerApplied() implements LinkEvent {}

    /**
     * A command failed.
     *
     * @param operation which
     * @param message what the WebRTC library said, for the log and the support bundle
     */
    record Failed(Operation operation, String message) implements LinkEvent {}

    /** The fallible commands. */
    enum Operation {
        OPEN,
        MAKE_OFFER,
        APPLY_OFFER,
        MAKE_ANSWER,
        APPLY_ANSWER
    }

    /** A local candidate to trickle; end-of-candidates when gathering is complete. */
    record CandidateFound(IceCandidate candidate) implements LinkEvent {}

    /**
     * Looking for relays has ended.
     *
     * @param unusable the URL of a TURN server that cannot be used while no other can; empty where there is no such
     * @param reason what the library said of it, beginning with the code of W3C webrtc-pc §4.8.3: 701 for one that cannot be
     *     reached or whose certificate is not accepted, else the server's own
     */
    record RelaysTried(String unusable, String reason) implements LinkEvent {}

    /** W3C {@code RTCPeerConnectionState} changed. */
    record TransportChanged(Transport transport) implements LinkEvent {}

    /** W3C {@code RTCPeerConnectionState}. */
    enum Transport {
        NEW,
        CONNECTING,
        CONNECTED,
        DISCONNECTED,
        FAILED,
        CLOSED
    }

    record ChannelOpened() implements LinkEvent {}

    record ChannelClosed() implements LinkEvent {}

    record Received(PeerMessage message) implements LinkEvent {}

    /** The first frame of the peer's camera was decoded. */
    record FirstFrame(int width, int height) implements LinkEvent {}

    /** The connection was closed from below, because the media engine was replaced. It must be built anew. */
    record Ended() implements LinkEvent {}

    /** The first audio packet of the peer arrived. */
    record FirstAudio() implements LinkEvent {}

    /** A sample of the connection's statistics, about once a second. */
    record Sampled(LinkStats stats) implements LinkEvent {}
}
