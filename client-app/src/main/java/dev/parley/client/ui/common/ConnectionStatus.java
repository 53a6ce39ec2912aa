package dev.parley.client.ui.common;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Badge;
import dev.parley.client.core.PointInTime;
import java.util.List;

/**
 * The status badge with what is known at this moment.
 *
 * @param text what the badge says, and the attempt it is at
 * @param details measured values, such as {@code 24 ms}; those not known are left out
 */
public record ConnectionStatus(Badge badge, String text, List<String> details) {
    /** The badge for a state. */
    public static ConnectionStatus of(AppState state, PointInTime at) {
        Badge badge = Badge.of(state);
        return switch (badge) {
            case READY, DISCONNECTED, CONNECTING -> new ConnectionStatus(badge, badge.text(), List.of());
            case CONNECTED -> new ConnectionStatus(badge, badge.text(), Measurements.of(state));
            case RECONNECTING -> reconnecting(badge, state.connection(), at);
        };
    }

    private static ConnectionStatus reconnecting(Badge badge, AppState.Connection connection, PointInTime at) {
        String next = connection.retryAt() > at.now() ? "next try " + at.until(connection.retryAt()) : "trying now";
        return new ConnectionStatus(badge, badge.text() + ", try " + Math.max(1, connection.attempt()), List.of(next));
    }
}
