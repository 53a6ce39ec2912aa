package dev.parley.client.core;

import dev.parley.client.core.Account.Errand;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.ServerMessage;
import java.net.URI;

/** Signing in in the person's browser, at the provider that a server has named. */
final class BrowserUpdate {
    private BrowserUpdate() {}

    /** Has the person sign in at the server's provider, in the browser. No connection waits for that. */
    static Next<AppState> begin(AppState state, URI server) {
        Account account = state.auth().account();
        ServerMessage.AuthMethods ways = account.ways();
        OidcProvider provider = ways == null || !server.equals(account.server()) ? null : ways.oidc();
        return provider == null
                        || state.auth().phase().on(AuthPhase.Input.SIGN_IN).isEmpty()
                ? Next.same(state)
                : Next.of(
                        AccountUpdate.busy(state, server, new Errand.Browse(provider, null, true)),
                        new Effect.BeginBrowserSignIn(server, provider));
    }

    /** How it goes on there. */
    static Next<AppState> goOn(AppState state, Event.Browser event) {
        Account account = state.auth().account();
        URI server = account.server();
        boolean awaited = account.errand() instanceof Errand.Browse(OidcProvider provider, URI page, boolean opened)
                && provider.equals(event.provider());
        if (!awaited || server == null) {
            return Next.same(state);
        }
        return switch (event) {
            case Event.BrowserWaits waits ->
                Next.same(state.withAuth(state.auth()
                        .withAccount(account.withErrand(
                                new Errand.Browse(waits.provider(), waits.page(), waits.opened())))));
            case Event.BrowserSignedIn in ->
                AccountUpdate.send(
                        AccountUpdate.busy(state, server, new Errand.Enter(in.message())), server, in.message());
            case Event.BrowserFailed failed ->
                withdrawn(state, failed.trouble().sentence(failed.provider().name()));
        };
    }

    static boolean isBrowsing(AppState state) {
        return state.auth().account().errand() instanceof Errand.Browse;
    }

    /** The person does not want to sign in in the browser any more. */
    static Next<AppState> giveUp(AppState state) {
        return Next.of(state, new Effect.CancelBrowserSignIn()).then(s -> withdrawn(s, ""));
    }

    private static Next<AppState> withdrawn(AppState state, String why) {
        AppState asked =
                state.auth().account().owner() == null ? AuthUpdate.refused(state, "") : AuthUpdate.expired(state, "");
        return Next.same(AccountUpdate.withProblem(asked, new Account.Problem(Account.Field.FORM, why)));
    }
}
