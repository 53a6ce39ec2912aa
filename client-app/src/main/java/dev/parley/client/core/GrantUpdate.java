package dev.parley.client.core;

import dev.parley.client.core.Account.Errand;
import dev.parley.client.text.Texts;
import dev.parley.protocol.ServerMessage;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Tokens that a server has given: they are written down before they are used, whatever becomes of the connection meanwhile. */
final class GrantUpdate {
    /** The share of its life after which an access token is renewed: of 15 minutes, 3 are left for trying again. */
    private static final double USED_UP = 0.8;

    private GrantUpdate() {}

    /** Tokens are written down before they are used. */
    static Next<AppState> signedIn(AppState state, ServerMessage.SignedIn answer, @Nullable String re, long now) {
        URI server = state.connection().server();
        Request request = Requests.of(state, re);
        boolean asked = request instanceof Request.SignIn || request instanceof Request.Refresh;
        if (!asked || re == null || server == null || state.auth().phase() == AuthPhase.LOGGING_OUT) {
            return Next.same(state);
        }
        boolean other = !answer.account().id().equals(AccountUpdate.ownerId(state));
        Errand.Keep keep = new Errand.Keep(other, Requests.awaits(state, Request.Hello.class));
        Account account = state.auth().account().given(answer, now + Math.round(answer.accessTtlMs() * USED_UP), keep);
        // Another window may have signed in again for this one.
        AuthPhase phase = state.auth()
                .phase()
                .on(AuthPhase.Input.SIGN_IN)
                .orElse(state.auth().phase());
        AppState.Auth auth = state.auth().withPhase(phase).withAccount(account);
        AppState.Auth named = other ? auth.withDisplayName(answer.account().displayName()) : auth;
        return Requests.close(state.withAuth(named), re)
                .then(ConnectionUpdate::stillGreeting)
                .and(new Effect.KeepSignIn(server, answer.account(), answer.refreshToken()));
    }

    /** The tokens are written down. Where that failed, this run of the program goes on without. */
    static Next<AppState> kept(AppState state, Event.SignInKept event) {
        Account account = state.auth().account();
        if (!(account.errand() instanceof Errand.Keep keep) || !event.server().equals(account.server())) {
            return Next.same(state);
        }
        AppState kept = state.withAuth(state.auth().withAccount(account.withErrand(new Errand.None())));
        Next<AppState> on = goOn(kept, event.server(), keep);
        return event.written()
                ? on
                : on.then(s -> NoticeUpdate.add(s, Notice.Severity.WARNING, Texts.of("core.account.not-kept")));
    }

    private static Next<AppState> goOn(AppState state, URI server, Errand.Keep keep) {
        if (keep.awaitsHello()) {
            return ConnectionUpdate.hello(state);
        }
        return keep.otherOwner() && ConnectionUpdate.isUp(state)
                ? ConnectionUpdate.connect(state, server)
                : Next.same(AuthUpdate.accepted(state));
    }

    /** Nobody wants the tokens any more that were asked for. */
    static Next<AppState> decline(AppState state) {
        String id = Requests.idOf(state, Request.Refresh.class);
        return id == null ? Next.same(state) : Requests.close(state, id);
    }

    static boolean isKeeping(AppState state) {
        return state.auth().account().errand() instanceof Errand.Keep;
    }

    /** While tokens are being written down, the server of an open socket waits for {@code hello}, and no other does. */
    static Next<AppState> awaitsHello(AppState state, boolean waits) {
        Account account = state.auth().account();
        return account.errand() instanceof Errand.Keep keep
                ? Next.same(state.withAuth(
                        state.auth().withAccount(account.withErrand(new Errand.Keep(keep.otherOwner(), waits)))))
                : Next.same(state);
    }
}
