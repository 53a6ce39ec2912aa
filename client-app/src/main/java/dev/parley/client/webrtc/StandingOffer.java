package dev.parley.client.webrtc;

import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;

/**
 * The offer that changes nothing: what this side described last, said again. With a {@link StandingAnswer} of other preferences it lets the
 * encoders take those without a word to the peer. An offer made anew would not do: after other ICE servers were set, it restarts ICE
 * (JSEP, RFC 8829 §4.1.18), of which the peer must know.
 */
final class StandingOffer {
    private StandingOffer() {}

    /** Makes it of the own description in force. An offer leaves the part in DTLS open, though it is settled (RFC 8842 §5.5). */
    static RTCSessionDescription of(RTCSessionDescription local) {
        return new RTCSessionDescription(
                RTCSdpType.OFFER, local.sdp.replaceAll("a=setup:(active|passive)", "a=setup:actpass"));
    }
}
