package dev.parley.client.app.doctor;

import dev.parley.client.core.RelayCertificates;
import dev.parley.client.text.Texts;
import dev.parley.protocol.IceServer;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks TURN servers over TCP and TLS. */
final class RelayCheck {
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
            return Finding.problem(Part.TURN, Texts.of("app.doctor.relay.incomplete", url));
        }
        String reason = RelayProbe.ask(server, certificates);
        if (reason.isEmpty()) {
            return Finding.ok(Part.TURN, relays(url, certificates));
        }
        boolean unreachable = reason.startsWith(UNREACHABLE) || reason.equals(RelayProbe.SILENCE);
        return Finding.problem(Part.TURN, unreachable ? look(url, matcher) : refusal(url, reason));
    }

    private static String relays(String url, RelayCertificates certificates) {
        if (!url.startsWith("turns:")) {
            return Texts.of("app.doctor.turn.ok", url);
        }
        return switch (certificates) {
            case CHECKED -> Texts.of("app.doctor.relay.ok.checked", url);
            case ANY -> Texts.of("app.doctor.relay.ok.unchecked", url);
        };
    }

    private static String refusal(String url, String reason) {
        return REFUSED.matcher(reason).lookingAt()
                ? Texts.of("app.doctor.relay.refused", url, reason)
                : Texts.of("app.doctor.relay.none", url, reason);
    }

    private static String look(String server, Matcher url) {
        boolean tls = url.group(1).equals("turns");
        int port = url.group(3) == null ? (tls ? TURNS_PORT : TURN_PORT) : Integer.parseInt(url.group(3));
        return TlsLook.at(server, url.group(2), port, tls);
    }
}
