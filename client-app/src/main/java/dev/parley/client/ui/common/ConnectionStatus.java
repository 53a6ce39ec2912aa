package dev.parley.client.ui.common;

import dev.parley.client.core.AppState;
import dev.parley.client.core.ConnectionPhase;
import dev.parley.client.core.PointInTime;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the status badge says and offers (ledger row Q6).
 *
 * @param details measured values, such as {@code 24 ms}; those not known are left out
 */
public record ConnectionStatus(Colour colour, String text, List<String> details, List<Action> actions) {
    /** The badge's colours, by meaning. */
    public enum Colour {
        RED,
        YELLOW,
        GREEN,
        ORANGE,
        /** There is nothing to be connected to yet. */
        GREY
    }

    /** What the badge offers. */
    public enum Action {
        CONNECT,
        CANCEL,
        DISCONNECT,
        SETTINGS,
        FORCE_RECONNECT
    }

    /** The badge for a state. */
    public static ConnectionStatus of(AppState state, PointInTime at) {
        AppState.Connection connection = state.connection();
        if (connection.phase() == ConnectionPhase.IDLE
                && waitsForMeeting(state.auth().server(), connection.server())) {
            return new ConnectionStatus(Colour.GREY, "Ready", List.of(), List.of(Action.SETTINGS));
        }
        return switch (connection.phase()) {
            case IDLE, FAILED -> plain(Colour.RED, "Disconnected", Action.CONNECT);
            case CONNECTING -> plain(Colour.YELLOW, "Connecting…", Action.CANCEL);
            case CONNECTED ->
                new ConnectionStatus(
                        Colour.GREEN, "Connected", Measurements.of(state), List.of(Action.DISCONNECT, Action.SETTINGS));
            case DISCONNECTED, RECONNECTING -> reconnecting(connection, at);
        };
    }

    /** On "this computer" the server starts with the first meeting: being without one is not a fault. */
    private static boolean waitsForMeeting(@Nullable URI home, @Nullable URI lastUsed) {
        return home == null && lastUsed == null;
    }

    private static ConnectionStatus reconnecting(AppState.Connection connection, PointInTime at) {
        String next = connection.retryAt() > at.now() ? "next try " + at.until(connection.retryAt()) : "trying now";
        return new ConnectionStatus(
                Colour.ORANGE,
                "Reconnecting, try " + Math.max(1, connection.attempt()),
                List.of(next),
                List.of(Action.CANCEL, Action.FORCE_RECONNECT));
    }

    private static ConnectionStatus plain(Colour colour, String text, Action... actions) {
        return new ConnectionStatus(colour, text, List.of(), List.of(actions));
    }
}
