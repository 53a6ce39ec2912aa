package dev.parley.client.core;

import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.PeerMessage;
import java.util.List;

/** What the core asks of one peer connection. Each answer is a {@link LinkEvent}. */
public sealed interface LinkCommand {
    /**
     * Builds the connection with its negotiated data channel {@code parley}, id 0.
     *
     * @param offerer creates the three transceivers (audio, camera, screen); the other side takes them from the offer
     * @param relayOnly gather TURN candidates only
     */
    record Open(List<IceServer> iceServers, boolean relayOnly, boolean offerer) implements LinkCommand {
        public Open {
            iceServers = List.copyOf(iceServers);
        }
    }

    /** createOffer, then setLocalDescription. Answer: {@link LinkEvent.OfferMade}. */
    record MakeOffer(boolean iceRestart) implements LinkCommand {}

    /**
     * setRemoteDescription(offer). Answer: {@link LinkEvent.OfferApplied}.
     *
     * @param yields first end the own pending offer, which lost against this one (W3C webrtc-pc §10.7)
     */
    record ApplyOffer(String sdp, boolean yields) implements LinkCommand {}

    /** createAnswer, then setLocalDescription. Answer: {@link LinkEvent.AnswerMade}. */
    record MakeAnswer() implements LinkCommand {}

    /** setRemoteDescription(answer). Answer: {@link LinkEvent.AnswerApplied}. */
    record ApplyAnswer(String sdp) implements LinkCommand {}

    /** addIceCandidate. Only after a remote description was applied; never end-of-candidates. */
    record AddCandidate(IceCandidate candidate) implements LinkCommand {}

    /** Sends on the data channel. Dropped without an answer when the channel is not open. */
    record Send(PeerMessage message) implements LinkCommand {}

    /** What to send of the camera to this peer from now on. */
    record SetVideo(VideoFormat format) implements LinkCommand {}

    /**
     * How to send sound to this peer from now on. The length of packets is part of the descriptions: during a negotiation it takes effect
     * with that one, otherwise at once, without a word to the peer.
     */
    record SetAudio(AudioFormat format) implements LinkCommand {}

    /** Whether the peer's sound is played here; it is unless told otherwise. The peer is not told. */
    record SetHeard(boolean heard) implements LinkCommand {}

    /** Other STUN and TURN servers from now on; used by the next ICE restart (setConfiguration, W3C webrtc-pc §4.4.1.6). */
    record SetIceServers(List<IceServer> iceServers, boolean relayOnly) implements LinkCommand {
        public SetIceServers {
            iceServers = List.copyOf(iceServers);
        }
    }

    /** Closes the connection and frees what it holds. No event of this key follows. */
    record Close() implements LinkCommand {}
}
