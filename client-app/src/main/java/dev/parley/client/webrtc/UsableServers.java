package dev.parley.client.webrtc;

import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.client.core.RelayCertificates;
import dev.parley.protocol.IceServer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The STUN and TURN servers that the library is given. One that it refuses ends the process (webrtc-java 0.14 crashes while it
 * makes the exception), and they come from whatever signaling server one connects to: so only what is known to be taken goes in.
 */
final class UsableServers {
    private static final Logger LOG = LoggerFactory.getLogger(UsableServers.class);

    /** Host and port (RFC 7064 §3.1, RFC 7065 §3.1): a name or IPv4 address, or an IPv6 address in brackets. */
    private static final String AUTHORITY = "([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}])"
            + "(:(6553[0-5]|655[0-2]\\d|65[0-4]\\d{2}|6[0-4]\\d{3}|[1-5]\\d{4}|[1-9]\\d{0,3}))?";

    private static final Pattern STUN = Pattern.compile("stuns?:" + AUTHORITY);
    private static final Pattern TURN = Pattern.compile("turns?:" + AUTHORITY + "(\\?transport=(udp|tcp))?");

    private UsableServers() {}

    /** Leaves out, with a line in the log, what the library would not take. */
    static List<RTCIceServer> of(List<IceServer> servers, RelayCertificates certificates) {
        return servers.stream()
                .map(server -> usable(server, certificates))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<RTCIceServer> usable(IceServer server, RelayCertificates certificates) {
        List<String> urls =
                server.urls().stream().filter(url -> isUsable(url, server)).toList();
        if (urls.size() < server.urls().size()) {
            LOG.warn("A STUN or TURN server is left out, its address or credentials are incomplete: {}", server);
        }
        if (urls.isEmpty()) {
            return Optional.empty();
        }
        RTCIceServer converted = new RTCIceServer();
        converted.urls = urls;
        converted.username = server.username();
        converted.password = server.credential();
        converted.tlsCertPolicy = policy(certificates);
        return Optional.of(converted);
    }

    /**
     * The library checks against authorities that are compiled into it (rtc_base/ssl_roots.h), not against the system's, and
     * webrtc-java 0.14 has no way to add one: it is these or none.
     */
    private static TlsCertPolicy policy(RelayCertificates certificates) {
        return switch (certificates) {
            case CHECKED -> TlsCertPolicy.SECURE;
            case ANY -> TlsCertPolicy.INSECURE_NO_CHECK;
        };
    }

    private static boolean isUsable(String url, IceServer server) {
        boolean credentials =
                !server.username().isEmpty() && !server.credential().isEmpty();
        return STUN.matcher(url).matches() || (credentials && TURN.matcher(url).matches());
    }
}
