package dev.parley.client.core;

import java.util.List;
import java.util.Map;

/** The whole client as one pure, total function. */
public final class Program {
    private Program() {}

    /** The state of a client that has just started. */
    public static AppState initial() {
        return new AppState(
                new AppState.Auth(AuthPhase.UNAUTHENTICATED, "", null, ""),
                new AppState.Connection(ConnectionPhase.IDLE, null, 0, "", -1),
                new AppState.Lobby(0, List.of()),
                new AppState.Room(RoomPhase.NO_ROOM, null, null, null, null, List.of(), ""),
                Map.of(),
                new AppState.Chat(List.of(), 0, false),
                new AppState.Media(true, true, DeviceState.UNKNOWN, DeviceState.UNKNOWN),
                List.of(),
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
