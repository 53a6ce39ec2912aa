package dev.parley.client.core;

import dev.parley.client.text.Texts;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The own server: the one that was signed in at, or the one inside this app. A link may lead to another, and its failure or
 * refusal is no reason to stay away.
 */
final class HomeUpdate {
    private HomeUpdate() {}

    /** Whether a link led to another server than the own. */
    static boolean isAway(AppState state) {
        URI at = state.connection().server();
        return at != null && !at.equals(state.auth().server()) && !HostUpdate.serves(state);
    }

    /** The way to the own server, for something that is to be done there. */
    static Next<AppState> reach(AppState state) {
        URI own = state.auth().server();
        return own == null ? HostUpdate.reach(state) : ConnectionUpdate.reach(state, own);
    }

    /** The same because the person said so, who sees where it leads. */
    static Next<AppState> connect(AppState state) {
        AuthPhase auth = state.auth().phase();
        if (auth != AuthPhase.AUTHENTICATED && auth != AuthPhase.AUTHENTICATING) {
            return Next.same(state);
        }
        URI own = state.auth().server();
        return isAway(state) && own != null ? sayBack(state, own).then(HomeUpdate::reach) : reach(state);
    }

    /** The server of a link failed or refused, and {@code why} says so: whoever is signed in is not kept there. */
    static Next<AppState> turnBack(AppState state, String why) {
        if (state.auth().phase() != AuthPhase.AUTHENTICATED || !isAway(state)) {
            return Next.same(state);
        }
        URI own = ownServer(state);
        if (own == null) {
            return rest(state);
        }
        boolean told = state.room().error().equals(why);
        return (told ? Next.same(state) : NoticeUpdate.add(state, Notice.Severity.ERROR, why))
                .then(s -> sayBack(s, own))
                .then(s -> ConnectionUpdate.connect(s, own));
    }

    /**
     * Who is at home on "this computer" needs no server before the next meeting: one that a link led to, and that one left, is
     * nothing to go on with.
     */
    static Next<AppState> rest(AppState state) {
        boolean free =
                state.auth().phase() == AuthPhase.AUTHENTICATED && state.auth().server() == null && isAway(state);
        AppState.Connection away = state.connection();
        return free
                ? Next.same(state.withConnection(ConnectionUpdate.NONE.because(away.error(), away.refusal())))
                : Next.same(state);
    }

    /** Null while there is none. */
    private static @Nullable URI ownServer(AppState state) {
        URI own = state.auth().server();
        return own == null ? state.host().local() : own;
    }

    private static Next<AppState> sayBack(AppState state, URI own) {
        boolean here = own.equals(state.host().local());
        return NoticeUpdate.add(
                state,
                Notice.Severity.INFO,
                here ? Texts.of("core.server.back.here") : Texts.of("core.server.back", String.valueOf(own.getHost())));
    }
}
