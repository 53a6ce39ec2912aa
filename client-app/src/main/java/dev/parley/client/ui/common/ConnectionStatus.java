package dev.parley.client.ui.common;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Badge;
import dev.parley.client.core.PointInTime;
import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;
import java.util.List;

/**
 * The status badge with what is known at this moment.
 *
 * @param text what the badge says, and the attempt it is at
 * @param details measured values, such as {@code 24 ms}; those not known are left out
 * @param actions the buttons, most likely first
 * @param help what the connection is, and the measured values
 */
public record ConnectionStatus(
        Badge badge, String text, List<String> details, List<Badge.Action> actions, String help) {
    private static final long IN_SECONDS_UP_TO_MS = 90_000;

    /** The badge for a state. */
    public static ConnectionStatus of(AppState state, PointInTime at) {
        Badge badge = Badge.of(state);
        return switch (badge) {
            case READY, DISCONNECTED, CONNECTING -> of(state, badge, badge.text(), List.of());
            case CONNECTED -> of(state, badge, badge.text(), Measurements.of(state));
            case RECONNECTING ->
                of(
                        state,
                        badge,
                        Texts.of(
                                "common.status.reconnecting",
                                Math.max(1, state.connection().attempt())),
                        List.of(nextTry(state.connection().retryAt(), at)));
        };
    }

    private static ConnectionStatus of(AppState state, Badge badge, String text, List<String> details) {
        return new ConnectionStatus(badge, text, details, badge.actions(state), help(state, badge, details));
    }

    private static String help(AppState state, Badge badge, List<String> details) {
        return Sentences.of(
                Texts.of("common.status.help"),
                badge == Badge.CONNECTED && !details.isEmpty() ? aboutNumbers(state) : "");
    }

    private static String aboutNumbers(AppState state) {
        return state.peers().isEmpty() ? Texts.of("common.status.help.alone") : Texts.of("common.status.help.others");
    }

    private static String nextTry(long when, PointInTime at) {
        long ms = when - at.now();
        if (ms <= 0) {
            return Texts.of("common.status.trying-now");
        }
        return ms < IN_SECONDS_UP_TO_MS
                ? Texts.of("common.status.next-try.seconds", Math.ceilDiv(ms, 1000))
                : Texts.of("common.status.next-try.time", Times.ofDay(when, at.zone()));
    }
}
