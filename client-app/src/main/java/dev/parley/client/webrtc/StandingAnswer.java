package dev.parley.client.webrtc;

import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;

/**
 * The answer that ends an own offer and changes nothing: what the peer described last, said again as an answer.
 *
 * <p>It takes the place of a rollback (JSEP, RFC 8829 §4.1.10.2) when an offer of a connected peer crosses the own one. libwebrtc's
 * rollback takes the media channels away, at least of who answered the first offer, and the next description makes new ones, but
 * senders and receivers turn to a new channel only when their SSRC is another one: nothing is sent any more, and nothing that
 * comes in is shown.
 */
final class StandingAnswer {
    private StandingAnswer() {}

    /**
     * Makes it.
     *
     * @param remote the peer's description in force
     * @param local the own description in force
     */
    static RTCSessionDescription of(RTCSessionDescription remote, RTCSessionDescription local) {
        String sdp = remote.sdpType == RTCSdpType.OFFER
                ? remote.sdp.replace("a=setup:actpass", "a=setup:" + answeredBy(local.sdp))
                : remote.sdp;
        return new RTCSessionDescription(RTCSdpType.ANSWER, sdp);
    }

    /** The peer's part in DTLS, which the own answer left to it (RFC 8842 §5). */
    private static String answeredBy(String ownAnswer) {
        return ownAnswer.contains("a=setup:passive") ? "active" : "passive";
    }
}
