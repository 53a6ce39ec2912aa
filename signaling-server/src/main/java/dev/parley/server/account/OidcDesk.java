package dev.parley.server.account;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.SignInNonce;
import dev.parley.server.session.Timekeeper;
import dev.parley.server.store.Database;
import dev.parley.server.store.Identities;
import dev.parley.server.store.UsedIdTokens;
import dev.parley.server.store.User;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sign-ins of people who come from an OpenID provider. Any thread; blocks for as long as provider and database take.
 *
 * <p>Whose account it is the provider's subject decides, and nothing else: names and addresses can change hands there, and anybody may
 * choose them. So an account that was made here is never taken over by whoever has its name there; only its admin links the two.
 */
final class OidcDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("server.account");
    private static final int NUMBERED = 9;

    private final IdTokens idTokens;
    private final OidcSettings settings;
    private final Identities identities;
    private final UsedIdTokens used;
    private final SignInDesk desk;
    private final Supplier<String> ids;
    private final Timekeeper time;

    OidcDesk(
            OidcSettings settings,
            IdTokens idTokens,
            Database database,
            SignInDesk desk,
            Supplier<String> ids,
            Timekeeper time) {
        this.idTokens = idTokens;
        this.settings = settings;
        this.identities = database.identities();
        this.used = database.usedIdTokens();
        this.desk = desk;
        this.ids = ids;
        this.time = time;
    }

    ServerMessage signIn(ClientMessage.SignInOidc request, String correlation) throws AccountException {
        long now = time.epochMillis();
        String nonce = SignInNonce.of(request.nonce(), settings.server());
        IdTokens.Good token = idTokens.judge(request.idToken(), nonce, now, correlation);
        if (!used.use(token.digest(), token.expiresMillis(), now)) {
            LOG.atWarn().addKeyValue("correlation", correlation).log("An id token was used a second time");
            throw IdTokens.refused("This id token was used before.");
        }
        User user = account(token.claims(), correlation);
        if (user.isDisabled()) {
            throw new AccountException(
                    ErrorCode.ACCOUNTS_CLOSED, "Your account on this server is disabled. Ask its admin.");
        }
        return desk.begin(user, correlation);
    }

    private User account(IdTokenClaims claims, String correlation) throws AccountException {
        Identities.Identity identity =
                new Identities.Identity(idTokens.provider().issuer(), claims.subject());
        Optional<User> known = identities.user(identity);
        if (known.isPresent()) {
            return known.get();
        }
        if (!settings.newAccounts()) {
            // The admin needs the subject to link an account with it; it is a stranger's, and nobody's name.
            LOG.atInfo()
                    .addKeyValue("correlation", correlation)
                    .addKeyValue("subject", '"' + claims.subject().replace('"', '\'') + '"')
                    .log("Somebody without an account here came from the OpenID provider");
            throw new AccountException(
                    ErrorCode.ACCOUNTS_CLOSED,
                    "You have no account on this server. Ask its admin to link one with the subject " + claims.subject()
                            + ".");
        }
        return made(claims, identity);
    }

    private User made(IdTokenClaims claims, Identities.Identity identity) {
        NewAccount wish = NewAccount.of(claims);
        for (int number = 1; number <= NUMBERED; number++) {
            Optional<User> user =
                    add(wish, number == 1 ? wish.name() : wish.numbered(String.valueOf(number)), identity);
            if (user.isPresent()) {
                return user.get();
            }
        }
        String random =
                ids.get().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "x").substring(0, 7);
        return add(wish, wish.numbered(random), identity)
                .orElseThrow(() -> new IllegalStateException("No name is free for a new account"));
    }

    /** Empty if the name is taken. */
    private Optional<User> add(NewAccount wish, String name, Identities.Identity identity) {
        long now = time.epochMillis();
        User user = new User(ids.get(), name, wish.email(), wish.displayName(), "", now, null, null);
        return switch (identities.add(user, identity, now)) {
            case DONE -> Optional.of(user);
            case NAME_TAKEN -> Optional.empty();
            case KNOWN -> identities.user(identity); // it came twice at once
        };
    }

    @Override
    public void close() {
        idTokens.close();
    }
}
