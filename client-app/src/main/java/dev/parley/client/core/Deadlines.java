package dev.parley.client.core;

import java.util.List;

/** Notes when the next try is due that people wait for, so that it can be shown. */
final class Deadlines {
    private Deadlines() {}

    static AppState noted(AppState state, List<Effect> effects, long now) {
        AppState noted = state;
        for (Effect effect : effects) {
            if (effect instanceof Effect.StartTimer(Timer timer, long delayMs)) {
                noted = noted(noted, timer, now + delayMs);
            } else if (effect instanceof Effect.StopTimer(Timer timer)) {
                noted = noted(noted, timer, 0);
            }
        }
        return noted;
    }

    private static AppState noted(AppState state, Timer timer, long at) {
        if (timer instanceof Timer.Reconnect) {
            return state.withConnection(state.connection().withRetryAt(at));
        }
        if (timer instanceof Timer.LinkDue(LinkKey key)) {
            PeerState peer = state.peers().get(key.peer());
            return peer == null || !peer.key().equals(key)
                    ? state
                    : PeersUpdate.put(state, peer.withRepair(peer.repair().nextAt(at)));
        }
        return state;
    }
}
