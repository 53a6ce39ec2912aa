package dev.parley.client.core;

import dev.parley.client.text.Texts;
import dev.parley.protocol.RoomId;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** The server inside this app. It starts with the first meeting and runs until signing out, so that guests can stay. */
final class HostUpdate {
    static final AppState.Host OFF = new AppState.Host(false, null, List.of(), Set.of(), Served.NOBODY);

    private HostUpdate() {}

    /** Makes sure that it runs and that this client is connected to it. */
    static Next<AppState> reach(AppState state) {
        URI local = state.host().local();
        if (local != null) {
            return ConnectionUpdate.reach(state, local);
        }
        if (state.host().starting()) {
            return Next.same(state);
        }
        AppState.Host starting = new AppState.Host(true, null, List.of(), Set.of(), Served.NOBODY);
        return Next.of(state.withHost(starting), new Effect.StartHost());
    }

    /** Nobody waits for it any more if the person signed out or gave up meanwhile. */
    static Next<AppState> started(AppState state, Event.HostStarted event) {
        if (!state.host().starting()) {
            return Next.same(state);
        }
        AppState running =
                state.withHost(new AppState.Host(false, event.local(), event.shared(), event.tunnels(), Served.NOBODY));
        return ConnectionUpdate.reach(running, event.local());
    }

    static Next<AppState> failed(AppState state, String message) {
        String error = Texts.of("core.hosting.failed", message);
        AppState off = state.withHost(OFF);
        RoomPhase phase = state.room().phase();
        return phase == RoomPhase.CREATING || phase == RoomPhase.JOINING
                ? RoomUpdate.over(off, error, null)
                : NoticeUpdate.add(off, Notice.Severity.ERROR, error);
    }

    /** Who is there now. A report that was on its way when the server was stopped comes too late. */
    static Next<AppState> serving(AppState state, Served served) {
        AppState.Host before = state.host();
        return before.local() == null
                ? Next.same(state)
                : NearbyUpdate.announce(before, state.withHost(before.serving(served)));
    }

    /** This client is about to leave its meeting. The report that says so comes about a second later. */
    static Next<AppState> leaving(AppState state) {
        RoomId room = state.room().target();
        return room == null || state.room().phase() != RoomPhase.JOINED || !serves(state)
                ? Next.same(state)
                : serving(state, state.host().served().without(room));
    }

    static Next<AppState> stop(AppState state) {
        AppState.Host before = state.host();
        boolean runs = before.starting() || before.local() != null;
        return runs
                ? NearbyUpdate.announce(before, state.withHost(OFF))
                        .and(new Effect.StopHost())
                        .then(RecentUpdate::hostStopped)
                : Next.same(state);
    }

    /** The same server; the one inside this app by its address in here, whatever address others know it by. */
    static URI inside(AppState state, URI server) {
        URI local = state.host().local();
        return local != null && state.host().shared().contains(server) ? local : server;
    }

    /** Whether this client's server is the one inside this app. */
    static boolean serves(AppState state) {
        URI local = state.host().local();
        return local != null && local.equals(state.connection().server());
    }
}
