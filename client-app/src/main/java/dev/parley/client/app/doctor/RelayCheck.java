package dev.parley.client.app.doctor;

import dev.parley.client.core.RelayCertificates;
import dev.parley.protocol.IceServer;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks TURN servers over TCP and TLS. */
final class RelayCheck {
    private static final String WHAT = "TURN";
    private static final String UNREACHABLE = "701";
    private static final Pattern URL =
            Pattern.compile("(turns?):([^:?]+|\\[[^]]+])(?::(\\d{1,5}))?(?:\\?transport=(?:tcp|udp))?");
    private static final Pattern REFUSED = Pattern.compile("4\\d\\d ");
    private static final int TURN_PORT = 3478;
    private static final int TURNS_PORT = 5349;

    private RelayCheck() {}

    static Finding turn(IceServer server, RelayCertificates certificates) throws IOException, InterruptedException {
        String url = server.urls().getFirst();
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            return Finding.problem(WHAT, url + " is incomplete. Write turns:HOST:PORT?transport=tcp.");
        }
        String reason = RelayProbe.ask(server, certificates);
        if (reason.isEmpty()) {
            return Finding.ok(WHAT, url + " relays for this user" + confidence(url, certificates));
        }
        boolean unreachable = reason.startsWith(UNREACHABLE) || reason.equals(RelayProbe.SILENCE);
        return Finding.problem(WHAT, url + " " + (unreachable ? look(matcher) : refusal(reason)));
    }

    private static String confidence(String url, RelayCertificates certificates) {
        if (!url.startsWith("turns:")) {
            return "";
        }
        return switch (certificates) {
            case CHECKED -> ", and its certificate is accepted";
            case ANY -> "; its certificate was not checked";
        };
    }

    private static String refusal(String reason) {
        return "gives no relay (" + reason + ")."
                + (REFUSED.matcher(reason).lookingAt() ? " Check user name and password." : "");
    }

    private static String look(Matcher url) {
        boolean tls = url.group(1).equals("turns");
        int port = url.group(3) == null ? (tls ? TURNS_PORT : TURN_PORT) : Integer.parseInt(url.group(3));
        return TlsLook.at(url.group(2), port, tls);
    }
}
