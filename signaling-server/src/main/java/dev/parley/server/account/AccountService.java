package dev.parley.server.account;

import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.session.Accounts;
import dev.parley.server.session.Timekeeper;
import dev.parley.server.store.Database;
import dev.parley.server.store.Failure;
import dev.parley.server.store.User;
import dev.parley.server.store.Users;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of the standalone server.
 *
 * <p>Who asks for an account that is not there, for one that is disabled, or with a wrong password hears the same, after the same work:
 * one look into the database and one hash. Whoever fails again and again waits, by account, whether it exists or not, and by address.
 */
public final class AccountService implements Accounts, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("server.account");
    private static final long BUSY_MILLIS = 2_000;
    private static final int ID_BYTES = 15;

    private final Users users;
    private final Tokens tokens;
    private final PasswordHasher hasher;
    private final Registrar registrar;
    private final SignInDesk desk;
    private final @Nullable OidcDesk oidc;
    private final @Nullable OidcProvider provider;
    private final Timekeeper time;
    private final boolean registration;
    private final Attempts attempts;
    private final Workers workers = new Workers();

    /** What a password is compared with where there is no account. */
    private final String nobodysHash;

    /**
     * Accounts in a database, which stays the caller's to close.
     *
     * @param registration whether everybody may make one
     * @param oidc whose users are let in besides; null for nobody's
     */
    public AccountService(
            Database database,
            Tokens tokens,
            PasswordHasher hasher,
            boolean registration,
            @Nullable OidcSettings oidc,
            Timekeeper time) {
        this(database, tokens, hasher, registration, oidc, oidc == null ? null : new IdTokens(oidc.provider()), time);
    }

    /** The same with a judge of the provider's id tokens; null where there is none. */
    AccountService(
            Database database,
            Tokens tokens,
            PasswordHasher hasher,
            boolean registration,
            @Nullable OidcSettings oidc,
            @Nullable IdTokens idTokens,
            Timekeeper time) {
        Supplier<String> ids = ids();
        this.users = database.users();
        this.tokens = tokens;
        this.hasher = hasher;
        this.registrar = new Registrar(database, hasher, new PasswordRules(), ids, time);
        this.desk = new SignInDesk(users, database.signIns(), tokens, ids, time);
        this.oidc = oidc == null || idTokens == null ? null : new OidcDesk(oidc, idTokens, database, desk, ids, time);
        this.provider = oidc == null ? null : oidc.provider();
        this.time = time;
        this.registration = registration;
        this.attempts = new Attempts(time);
        this.nobodysHash = hasher.hash(ids.get());
    }

    /** Asks a provider for its keys; why they cannot be had, in a sentence for the admin, or empty. Blocks for some seconds at most. */
    public static Optional<String> problem(OidcProvider provider) {
        return IdTokens.problem(provider);
    }

    /** 120 random bits: never given twice in practice. */
    static Supplier<String> ids() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bits = new byte[ID_BYTES];
            random.nextBytes(bits);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        };
    }

    /** Answers one request, or says why not. */
    @FunctionalInterface
    private interface Work {
        ServerMessage answer() throws AccountException;
    }

    @Override
    public boolean exist() {
        return true;
    }

    @Override
    public boolean registration() {
        return registration;
    }

    /** An account as its owner sees it, unless it is removed or disabled. Blocks for as long as the database takes. */
    public Optional<AccountInfo> info(String account) {
        return users.withId(account)
                .filter(user -> !user.isDisabled())
                .map(user -> new AccountInfo(
                        user.id(), user.name(), user.email(), user.displayName(), user.createdAt(), user.lastLogin()));
    }

    @Override
    public @Nullable OidcProvider oidc() {
        return provider;
    }

    @Override
    public Verdict judge(String accessToken) {
        return tokens.judge(accessToken, time.epochMillis());
    }

    @Override
    public void answer(ClientMessage.AccountRequest request, Caller caller, Consumer<ServerMessage> reply) {
        boolean taken = switch (request) {
            case ClientMessage.Register register -> register(register, caller, reply);
            case ClientMessage.SignIn signIn -> signIn(signIn, caller, reply);
            case ClientMessage.SignInOidc signIn -> signIn(signIn, caller, reply);
            case ClientMessage.RefreshToken refresh ->
                workers.store(
                        answering(refresh, () -> desk.refresh(refresh.token(), caller.correlation()), caller, reply));
            case ClientMessage.SignOut signOut ->
                workers.store(answering(signOut, () -> desk.end(signOut.token()), caller, reply));
        };
        if (!taken) {
            reply.accept(tooMany(
                    "Many people are signing in. Wait a moment and try again.", BUSY_MILLIS, caller.correlation()));
        }
    }

    private boolean register(ClientMessage.Register register, Caller caller, Consumer<ServerMessage> reply) {
        if (!registration) {
            return workers.store(answering(register, AccountService::closed, caller, reply));
        }
        return attempted(attempts.registration(caller.address()), caller, reply)
                || workers.hash(answering(
                        register,
                        () -> desk.begin(
                                registrar.add(
                                        register.user(), register.email(), register.displayName(), register.password()),
                                caller.correlation()),
                        caller,
                        reply));
    }

    private static ServerMessage closed() throws AccountException {
        throw new AccountException(
                ErrorCode.ACCOUNTS_CLOSED, "On this server, accounts are made by its admin. Ask for one.");
    }

    private boolean signIn(ClientMessage.SignIn signIn, Caller caller, Consumer<ServerMessage> reply) {
        return attempted(attempts.signIn(signIn.user(), caller.address()), caller, reply)
                || workers.hash(answering(signIn, () -> signIn(signIn, caller), caller, reply));
    }

    private boolean signIn(ClientMessage.SignInOidc signIn, Caller caller, Consumer<ServerMessage> reply) {
        OidcDesk open = oidc;
        if (open == null) {
            reply.accept(new ServerMessage.ErrorReply(
                    ErrorCode.ACCOUNTS_CLOSED,
                    "On this server nobody signs in with an OpenID provider.",
                    null,
                    caller.correlation()));
            return true;
        }
        return attempted(attempts.token(caller.address()), caller, reply)
                || workers.askProvider(answering(signIn, () -> signIn(open, signIn, caller), caller, reply));
    }

    /** That the provider is away is nobody's failure. */
    private ServerMessage signIn(OidcDesk open, ClientMessage.SignInOidc signIn, Caller caller)
            throws AccountException {
        try {
            ServerMessage signedIn = open.signIn(signIn, caller.correlation());
            attempts.tookBack(caller.address());
            return signedIn;
        } catch (AccountException refused) {
            if (refused.code() == ErrorCode.ISSUER_UNAVAILABLE) {
                attempts.tookBack(caller.address());
            }
            throw refused;
        }
    }

    /** Whether it comes too soon after others; then that has been said. */
    private static boolean attempted(long waitMillis, Caller caller, Consumer<ServerMessage> reply) {
        if (waitMillis == 0) {
            return false;
        }
        reply.accept(tooMany(
                "There were too many tries. Wait " + (waitMillis / 1_000 + 1) + " seconds and try again.",
                waitMillis,
                caller.correlation()));
        return true;
    }

    private ServerMessage signIn(ClientMessage.SignIn signIn, Caller caller) throws AccountException {
        Optional<User> found = users.named(signIn.user()).filter(user -> user.hasPassword() && !user.isDisabled());
        boolean right =
                hasher.matches(signIn.password(), found.map(User::passwordHash).orElse(nobodysHash));
        if (found.isEmpty() || !right) {
            throw new AccountException(
                    ErrorCode.SIGN_IN_FAILED, "The user name or the password is wrong. Check both and try again.");
        }
        attempts.succeeded(signIn.user(), caller.address());
        User user = found.get();
        if (hasher.isOutdated(user.passwordHash())) {
            users.changePassword(user.id(), hasher.hash(signIn.password()));
        }
        return desk.begin(user, caller.correlation());
    }

    /** Does the work and replies, whatever happens. That the database is away is nobody's failed attempt. */
    private Runnable answering(
            ClientMessage.AccountRequest request, Work work, Caller caller, Consumer<ServerMessage> reply) {
        return () -> {
            ServerMessage answer;
            try {
                answer = work.answer();
            } catch (AccountException refused) {
                answer = new ServerMessage.ErrorReply(
                        refused.code(),
                        String.valueOf(refused.getMessage()),
                        refused.retryAfterMillis(),
                        caller.correlation());
            } catch (RuntimeException | Error failed) {
                if (Failure.isAway(failed)) {
                    attempts.tookBack(request, caller.address());
                }
                answer = Failure.told(failed, caller.correlation(), LOG);
            }
            reply.accept(answer);
        };
    }

    private static ServerMessage tooMany(String sentence, long waitMillis, String correlation) {
        return new ServerMessage.ErrorReply(ErrorCode.RATE_LIMITED, sentence, waitMillis, correlation);
    }

    /** Ends its threads; what has begun comes to its end. */
    @Override
    public void close() {
        workers.close();
        if (oidc != null) {
            oidc.close();
        }
    }
}
