package dev.parley.client.signaling;

import dev.parley.protocol.ErrorCode;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import javax.net.ssl.SSLException;

/** Says in a sentence why a socket could not be opened or was closed, and what to do. */
final class ClosingReason {
    static final String NOT_READING =
            "The server does not take what it is sent. Check the network; Parley will connect again.";

    private ClosingReason() {}

    static String noAnswer(URI server) {
        return "No answer from " + server + " within " + SignalingSocket.OPEN_MS / 1000
                + " seconds. Check the address, and that no firewall blocks the way.";
    }

    static String notReached(URI server, Exception cause) {
        return switch (cause) {
            case UnknownHostException e ->
                "There is no computer called " + server.getHost() + ". Check the address and the network connection.";
            case NoRouteToHostException e ->
                "There is no way to " + server.getHost() + ". Check the network connection.";
            case ConnectException e ->
                "Nothing answers at " + server + ". Check the address, and that the server is running.";
            case SSLException e ->
                "No secure connection to " + server.getHost() + ": " + cause.getMessage()
                        + ". Check that the address is right and its certificate is valid.";
            case Exception e -> "The server " + server + " cannot be reached: " + cause.getMessage() + ".";
        };
    }

    static String of(boolean opened, int code, String reason, URI server) {
        if (!opened) {
            return refusal(reason, server);
        }
        return reason.isBlank() ? "The connection to the server ended (code " + code + ")." : reason;
    }

    /** A Parley server names its reason in the HTTP status line, which is part of the library's message. */
    private static String refusal(String reason, URI server) {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> reason.endsWith(code.wire()) || reason.contains(code.wire() + " "))
                .findFirst()
                .map(code -> "The server at " + server + " does not let this computer in now (" + code.wire()
                        + "). Try again later, or ask its admin.")
                .orElse("What answers at " + server + " is no Parley server. Check the address.");
    }
}
