package dev.parley.client.core;

import dev.parley.client.core.Account.Errand;
import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Text;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Accounts: how one may come in at a server, signing in, and tokens that are renewed before they run out.
 *
 * <p>All of it happens between an open socket and {@code hello}, but for renewing and signing in again, which also happen while one is
 * connected. At most one refresh token is asked for at a time: {@link Request.Refresh} is awaited from asking for the token until its
 * successor is there.
 */
final class AccountUpdate {
    /** When renewing was refused for a reason that passes, the next try is not sooner, ms. */
    private static final long AGAIN_MS = 30_000;

    private AccountUpdate() {}

    /** Asks a server how one may come in, and comes in if nothing needs to be asked of the person. */
    static Next<AppState> enter(AppState state, Event.EnterServer event) {
        AuthPhase phase = state.auth().phase().on(AuthPhase.Input.SIGN_IN).orElse(null);
        if (phase == null) {
            return Next.same(state);
        }
        try {
            String name = Text.name("name", event.displayName());
            AppState.Auth auth = state.auth().entering(phase, name, event.server());
            Account account = Account.at(event.server(), null).withErrand(new Errand.Look());
            return ConnectionUpdate.connect(state.withAuth(auth.withAccount(account)), event.server());
        } catch (InvalidFieldException e) {
            return Next.same(state.withAuth(state.auth().withError(String.valueOf(e.getMessage()))));
        }
    }

    static Next<AppState> signIn(AppState state, Event.SignInAccount event) {
        return typed(state, event.server(), () -> new ClientMessage.SignIn(event.user(), event.password()));
    }

    static Next<AppState> register(AppState state, Event.Register event) {
        return typed(
                state,
                event.server(),
                () -> new ClientMessage.Register(event.user(), event.email(), event.displayName(), event.password()));
    }

    /** Makes a message of what a person typed. */
    @FunctionalInterface
    private interface Typed {
        ClientMessage.AccountRequest message();
    }

    private static Next<AppState> typed(AppState state, URI server, Typed typed) {
        if (state.auth().phase().on(AuthPhase.Input.SIGN_IN).isEmpty()) {
            return Next.same(state);
        }
        try {
            ClientMessage.AccountRequest request = typed.message();
            return send(busy(state, server, new Errand.Enter(request)), server, request);
        } catch (InvalidFieldException e) {
            return Next.same(withProblem(state, AccountTexts.problem(e)));
        }
    }

    /** Somebody is on the way in, for as long as that errand takes. */
    static AppState busy(AppState state, URI server, Errand errand) {
        AuthPhase phase = state.auth().phase();
        Account known = state.auth().account();
        Account account = server.equals(known.server()) ? known : Account.at(server, null);
        AppState.Auth auth = state.auth()
                .entering(
                        phase.on(AuthPhase.Input.SIGN_IN).orElse(phase),
                        state.auth().displayName(),
                        server);
        return state.withAuth(auth.withAccount(account.withErrand(errand)));
    }

    /** Goes there with what the person has to say. */
    static Next<AppState> send(AppState state, URI server, ClientMessage.AccountRequest request) {
        return reach(state, server, mayStay(state.auth().account(), request));
    }

    /** A session is its owner's: whoever is known to be somebody else needs another one. */
    private static boolean mayStay(Account account, ClientMessage.AccountRequest request) {
        AccountInfo owner = account.owner();
        return owner != null
                && switch (request) {
                    case ClientMessage.SignIn signIn -> signIn.user().equals(owner.user());
                    case ClientMessage.SignInOidc browser -> true;
                    case ClientMessage.Register register -> false;
                    case ClientMessage.RefreshToken refresh -> false;
                    case ClientMessage.SignOut signOut -> false;
                };
    }

    /** In a session one can sign in again where one is; a lost one is taken up again. */
    private static Next<AppState> reach(AppState state, URI server, boolean stays) {
        boolean there = stays && server.equals(state.connection().server());
        return switch (state.connection().phase()) {
            case CONNECTED -> there ? ask(state) : ConnectionUpdate.connect(state, server);
            case DISCONNECTED, RECONNECTING ->
                there ? ConnectionUpdate.reconnectNow(state) : ConnectionUpdate.connect(state, server);
            case IDLE, CONNECTING, FAILED -> ConnectionUpdate.connect(state, server);
        };
    }

    /** The socket is open: what comes before {@code hello}, or {@code hello} at once. */
    static Next<AppState> opened(AppState state, long now) {
        Account account = state.auth().account();
        URI at = state.connection().server();
        boolean own = at != null && at.equals(account.server());
        if (ServerPasswordUpdate.isLooking(state)) {
            return askWays(state);
        }
        return switch (account.errand()) {
            case Errand.Look look when own -> askWays(state);
            case Errand.Enter enter when own -> ask(state);
            case Errand.Keep keep when own -> GrantUpdate.awaitsHello(state, true);
            case Errand errand ->
                account.isOwnedAt(at) && now >= account.renewAt() ? renew(state) : ConnectionUpdate.hello(state);
        };
    }

    private static Next<AppState> askWays(AppState state) {
        return Requests.ask(state, new Request.AuthMethods(), new ClientMessage.GetAuthMethods());
    }

    private static Next<AppState> ask(AppState state) {
        return state.auth().account().errand() instanceof Errand.Enter(ClientMessage.AccountRequest request)
                ? Requests.ask(state, new Request.SignIn(), request)
                : Next.same(state);
    }

    /** What {@code hello} says at the server that one is at: a token goes to no other than the one that gave it. */
    static Credentials credentials(AppState state) {
        Account account = state.auth().account();
        boolean owned = account.isOwnedAt(state.connection().server())
                && !account.token().isEmpty();
        if (owned) {
            return new Credentials.Token(account.token());
        }
        Credentials.Password password =
                state.auth().passwords().of(state.connection().server());
        boolean guest = state.auth().credentials() instanceof Credentials.Guest;
        return guest && password != null ? password : state.auth().credentials();
    }

    static Next<AppState> ways(AppState state, ServerMessage.AuthMethods ways, @Nullable String re) {
        if (re == null || !(Requests.of(state, re) instanceof Request.AuthMethods)) {
            return Next.same(state);
        }
        if (ServerPasswordUpdate.isLooking(state)) {
            return Requests.close(state, re).then(s -> ServerPasswordUpdate.looked(s, ways));
        }
        AppState told =
                state.withAuth(state.auth().withAccount(state.auth().account().withWays(ways)));
        return Requests.close(told, re)
                .then(ConnectionUpdate::stillGreeting)
                .then(s -> ways.accounts() ? renew(s) : comeAsGuest(s, ways));
    }

    private static Next<AppState> comeAsGuest(AppState state, ServerMessage.AuthMethods ways) {
        return ServerPasswordUpdate.isMissing(state, ways) ? askPerson(state) : ConnectionUpdate.hello(state);
    }

    /** A server that knows nothing of accounts says so, and closes. */
    static Next<AppState> waysRefused(AppState state, ErrorCode code, String said) {
        URI server = state.connection().server();
        if (ServerPasswordUpdate.isLooking(state)) {
            return ServerPasswordUpdate.looked(state, null);
        }
        if (code != ErrorCode.HELLO_REQUIRED || server == null) {
            return ConnectionUpdate.refused(state, code, said);
        }
        ServerMessage.AuthMethods none = new ServerMessage.AuthMethods(true, false, false, false);
        return ConnectionUpdate.connect(state.withAuth(state.auth().withAccount(Account.at(server, none))), server);
    }

    /** While one is connected, at each heartbeat, so also soon after the computer has slept. */
    static Next<AppState> renewIfDue(AppState state, long now) {
        Account account = state.auth().account();
        boolean due = account.isOwnedAt(state.connection().server())
                && state.auth().phase() == AuthPhase.AUTHENTICATED
                && now >= account.renewAt();
        return due ? renew(state) : Next.same(state);
    }

    /** Asks for the kept refresh token; the rest follows from {@link #borrowed}. Never twice at a time. */
    private static Next<AppState> renew(AppState state) {
        URI server = state.connection().server();
        if (server == null || Requests.awaits(state, Request.Refresh.class)) {
            return Next.same(state);
        }
        String id = Requests.nextId(state);
        return Requests.expect(state, new Request.Refresh()).and(new Effect.BorrowSignIn(server, ownerId(state), id));
    }

    static String ownerId(AppState state) {
        AccountInfo owner = state.auth().account().owner();
        return owner == null ? "" : owner.id();
    }

    /** The kept refresh token, or that there is none. Nobody may want it any more. */
    static Next<AppState> borrowed(AppState state, Event.SignInBorrowed event) {
        String token = event.token();
        Request request = Requests.of(state, event.id());
        if (request instanceof Request.Refresh) {
            return token.isEmpty()
                    ? Requests.close(state, event.id()).then(AccountUpdate::askPerson)
                    : Next.of(state, new Effect.SendServer(new ClientMessage.RefreshToken(token), event.id()));
        }
        if (request instanceof Request.SignOut) {
            boolean there = state.auth().account().isOwnedAt(state.connection().server());
            return token.isEmpty() || !there || !ConnectionUpdate.isUp(state)
                    ? AuthUpdate.signedOut(state)
                    : Next.of(state, new Effect.SendServer(new ClientMessage.SignOut(token), event.id()));
        }
        return token.isEmpty() ? Next.same(state) : Next.of(state, new Effect.ReturnSignIn());
    }

    /** Signing in, or making an account, was refused: the person may try again. */
    static Next<AppState> entryRefused(AppState state, ServerMessage.ErrorReply error) {
        Account.Problem problem = AccountTexts.problem(state.auth().account().errand(), error);
        return turnedAway(state, "").then(s -> Next.same(withProblem(s, problem)));
    }

    static AppState withProblem(AppState state, Account.Problem problem) {
        return state.withAuth(state.auth().withAccount(state.auth().account().withProblem(problem)));
    }

    static Next<AppState> refreshRefused(AppState state, ServerMessage.ErrorReply error, long now) {
        if (error.code() == ErrorCode.SIGNED_OUT) {
            return Next.of(state, new Effect.DropSignIn())
                    .then(s -> turnedAway(s, Explanations.of(ErrorCode.SIGNED_OUT, "")));
        }
        Long retryAfterMs = error.retryAfterMs();
        long waitMs = Math.max(AGAIN_MS, retryAfterMs == null ? 0 : retryAfterMs);
        Next<AppState> returned = Next.of(state, new Effect.ReturnSignIn());
        return ConnectionUpdate.isUp(state) || mayStillBeGood(state)
                ? returned.then(s -> goOnUntil(s, now + waitMs))
                : returned.then(
                        s -> ConnectionUpdate.dropped(s, waitMs, Explanations.of(error.code(), error.message())));
    }

    /**
     * Whether the token that there is can be shown although its successor is due. Not one that the server has refused, for that one is
     * due since ever ({@link #renewStale}), and not one that it has never taken: refused now, it would cost the sign-in.
     */
    private static boolean mayStillBeGood(AppState state) {
        Account account = state.auth().account();
        return account.renewAt() > 0 && !account.fresh() && credentials(state) instanceof Credentials.Token;
    }

    /** The token is used for longer. Where the server waits for {@code hello}, it is greeted with it. */
    private static Next<AppState> goOnUntil(AppState state, long renewAt) {
        Account account = state.auth().account().renewingAt(renewAt);
        return ConnectionUpdate.stillGreeting(state.withAuth(state.auth().withAccount(account)))
                .then(ConnectionUpdate::hello);
    }

    /** There is nothing to go on with: whoever was signed in is asked to sign in again, others how they want to come in. */
    private static Next<AppState> askPerson(AppState state) {
        boolean was = state.auth().account().owner() != null;
        return turnedAway(state, was ? Explanations.of(ErrorCode.SIGNED_OUT, "") : "");
    }

    /**
     * Waits for the person. A meeting goes on meanwhile, and so does a session for as long as the server lets it; a socket that has not
     * been greeted is closed, because the server would not wait.
     */
    private static Next<AppState> turnedAway(AppState state, String why) {
        if (state.auth().account().owner() == null) {
            return ConnectionUpdate.closed(state).then(s -> Next.same(AuthUpdate.refused(s, why)));
        }
        AppState expired = AuthUpdate.expired(state, why);
        return ConnectionUpdate.isUp(state) ? Next.same(expired) : ConnectionUpdate.dropped(expired, 0, why);
    }

    /** Whether the server refuses a token that may only have run out, so that there is something to be done about it. */
    static boolean isStale(AppState state, ErrorCode code) {
        boolean token = code == ErrorCode.TOKEN_EXPIRED || code == ErrorCode.UNAUTHORIZED;
        return token && state.auth().account().isOwnedAt(state.connection().server());
    }

    /** The token has run out, perhaps while the computer slept. One that was given a moment ago is not renewed once more. */
    static Next<AppState> renewStale(AppState state) {
        Account account = state.auth().account();
        URI server = state.connection().server();
        if (account.fresh() || server == null) {
            return turnedAway(state, Explanations.of(ErrorCode.TOKEN_EXPIRED, ""));
        }
        AppState stale = state.withAuth(state.auth().withAccount(account.renewingAt(0)));
        return stale.connection().phase() == ConnectionPhase.CONNECTING
                ? ConnectionUpdate.connect(stale, server)
                : ConnectionUpdate.dropped(stale, 0, "");
    }

    /**
     * The connection is lost while somebody who was signed in signs in again: the password is forgotten, and asked for again. One that has
     * been taken is not: its tokens are for the next connection.
     */
    static AppState interrupted(AppState state) {
        boolean again = state.auth().phase() == AuthPhase.AUTHENTICATING
                && state.auth().account().owner() != null
                && !GrantUpdate.isKeeping(state)
                && !BrowserUpdate.isBrowsing(state);
        return again ? AuthUpdate.expired(state, state.connection().error()) : state;
    }

    /** What is awaited will not come on this connection: others may have the refresh token. */
    static Next<AppState> cutOff(AppState state) {
        boolean borrowed =
                Requests.awaits(state, Request.Refresh.class) || Requests.awaits(state, Request.SignOut.class);
        Next<AppState> off = GrantUpdate.awaitsHello(state, false);
        return borrowed ? off.and(new Effect.ReturnSignIn()) : off;
    }
}
