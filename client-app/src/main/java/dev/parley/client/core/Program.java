package dev.parley.client.core;

import dev.parley.protocol.Credentials;
import java.util.List;
import java.util.Map;

/** The whole client as one pure, total function. */
public final class Program {
    private Program() {}

    /** The state of a client that has just started. */
    public static AppState initial() {
        return new AppState(
                new AppState.Auth(AuthPhase.UNAUTHENTICATED, "", null, new Credentials.Guest(), ""),
                new AppState.Connection(ConnectionPhase.IDLE, null, null, 0, "", null, -1),
                new AppState.Host(false, null, List.of()),
                new AppState.Lobby(0, List.of()),
                AppState.Room.NONE,
                Map.of(),
                AppState.Chat.EMPTY,
                new AppState.Media(true, true, DeviceState.UNKNOWN, DeviceState.UNKNOWN, CaptureFormat.HD),
                new AppState.Ice(List.of(), false),
                List.of(),
                Map.of(),
                new AppState.Counters(1, 1, 1));
    }

    /**
     * The next state and effects.
     *
     * @param now milliseconds since 1970-01-01T00:00Z when the event happened
     */
    public static Next<AppState> update(AppState state, Event event, long now) {
        return Next.same(state);
    }
}
