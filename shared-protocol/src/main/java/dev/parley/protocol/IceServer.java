package dev.parley.protocol;

import java.util.List;

/**
 * A STUN or TURN server (W3C webrtc-pc, RTCIceServer).
 *
 * @param urls {@code stun:}, {@code turn:} or {@code turns:} URIs (RFC 7064, RFC 7065)
 * @param username empty for STUN
 * @param credential empty for STUN
 */
public record IceServer(List<String> urls, String username, String credential) {
    public IceServer {
        urls = List.copyOf(urls);
    }
}
