package dev.parley.protocol;

import java.util.List;

/**
 * A STUN or TURN server (W3C webrtc-pc, RTCIceServer).
 *
 * @param urls 1 to {@value Limits#ICE_SERVER_URLS} {@code stun:}, {@code turn:} or {@code turns:} URIs (RFC 7064, RFC 7065)
 * @param username up to {@value Limits#ICE_CREDENTIAL_LENGTH} characters, empty for STUN
 * @param credential up to {@value Limits#ICE_CREDENTIAL_LENGTH} characters, empty for STUN
 */
public record IceServer(List<String> urls, String username, String credential) {
    public IceServer {
        urls = List.copyOf(urls);
        Numbers.check("urls", urls.size(), 1, Limits.ICE_SERVER_URLS);
        urls.forEach(IceServer::checkUrl);
        Text.opaque("username", username, Limits.ICE_CREDENTIAL_LENGTH);
        Text.opaque("credential", credential, Limits.ICE_CREDENTIAL_LENGTH);
    }

    private static void checkUrl(String url) {
        Text.opaque("urls", url, Limits.ICE_URL_LENGTH);
        if (!url.startsWith("stun:")
                && !url.startsWith("stuns:")
                && !url.startsWith("turn:")
                && !url.startsWith("turns:")) {
            throw new InvalidFieldException("urls", "A STUN or TURN URL starts with stun:, stuns:, turn: or turns:.");
        }
    }

    /** Without the credential, which does not belong into a log. */
    @Override
    public String toString() {
        return "IceServer[" + urls + "]";
    }
}
