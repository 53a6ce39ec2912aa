package dev.parley.client.signaling;

import dev.parley.client.text.Texts;
import dev.parley.protocol.ErrorCode;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import javax.net.ssl.SSLException;

/** Says in a sentence why a socket could not be opened or was closed, and what to do. */
final class ClosingReason {
    private ClosingReason() {}

    /** The server takes nothing any more. */
    static String notReading() {
        return Texts.of("devices.server.not-reading");
    }

    static String noAnswer(URI server) {
        return Texts.of("devices.server.no-answer", shown(server), SignalingSocket.OPEN_MS / 1000);
    }

    static String notReached(URI server, Exception cause) {
        String host = String.valueOf(server.getHost());
        String said = String.valueOf(cause.getMessage());
        return switch (cause) {
            case UnknownHostException e -> Texts.of("devices.server.no-computer", host);
            case NoRouteToHostException e -> Texts.of("devices.server.no-way", host);
            case ConnectException e -> Texts.of("devices.server.nothing", shown(server));
            case SSLException e -> Texts.of("devices.server.no-tls", host, said);
            case Exception e -> Texts.of("devices.server.unreachable", shown(server), said);
        };
    }

    static String of(boolean opened, int code, String reason, URI server) {
        if (!opened) {
            return refusal(reason, server);
        }
        return reason.isBlank() ? Texts.of("devices.server.ended", String.valueOf(code)) : reason;
    }

    /** A Parley server names its reason in the HTTP status line, which is part of the library's message. */
    private static String refusal(String reason, URI server) {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> reason.endsWith(code.wire()) || reason.contains(code.wire() + " "))
                .findFirst()
                .map(code -> Texts.of("devices.server.not-let-in", shown(server), code.wire()))
                .orElseGet(() -> Texts.of("devices.server.stranger", shown(server)));
    }

    /** As links and people write it: whoever pastes parley:// is not told of ws://. */
    private static String shown(URI server) {
        return String.valueOf(server.getAuthority());
    }
}
